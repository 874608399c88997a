import type { PicklistValue } from './definitions.ts';
import { field, systemFields } from './fieldTypes.ts';
import type { ObjectDraft } from './objectDraft.ts';

/** Currencies of an org that has several: how much of each one unit of the corporate currency buys. */
export const currencies = [
  { IsoCode: 'USD', ConversionRate: 1, DecimalPlaces: 2, IsCorporate: true },
  { IsoCode: 'EUR', ConversionRate: 0.8, DecimalPlaces: 2, IsCorporate: false },
  { IsoCode: 'JPY', ConversionRate: 150, DecimalPlaces: 0, IsCorporate: false },
] as const;

/** Decimals of a conversion rate. */
export const rateScale = 6;

/**
 * Adds what an org has with the feature MultiCurrency: the currency of each record, and the object of the currencies.
 * DIFFERS: rates by date (DatedConversionRate) and convertCurrency() do not exist.
 * Salesforce: Object Reference, "CurrencyType"; Help, "Implications of Enabling Multiple Currencies".
 */
export function addCurrencies(drafts: Map<string, ObjectDraft>): void {
  for (const draft of drafts.values()) {
    if (draft.kind === 'custom' || draft.fields.has('currencyisocode'))
      draft.fields.set('currencyisocode', currencyField());
  }
  drafts.set('currencytype', currencyType());
}

function currencyField(): ReturnType<typeof field> {
  const picklistValues = currencies.map(({ IsoCode, IsCorporate }): PicklistValue => ({
    value: IsoCode,
    label: IsoCode,
    isDefault: IsCorporate,
    isActive: true,
  }));
  return field('CurrencyIsoCode', 'Picklist', { label: 'Currency', picklistValues, isRestrictedPicklist: true });
}

function currencyType(): ObjectDraft {
  const readOnly = { isCreateable: false, isUpdateable: false };
  const fields = [
    ...systemFields(),
    field('IsoCode', 'Text', { ...readOnly, length: 3, isNameField: true }),
    field('ConversionRate', 'Double', { ...readOnly, precision: 18, scale: rateScale }),
    field('DecimalPlaces', 'Integer', { ...readOnly, precision: 2, scale: 0 }),
    field('IsActive', 'Checkbox', readOnly),
    field('IsCorporate', 'Checkbox', readOnly),
  ];
  return {
    name: 'CurrencyType',
    label: 'Currency Type',
    pluralLabel: 'Currency Types',
    kind: 'standard',
    keyPrefix: '01L',
    fields: new Map(fields.map((definition) => [definition.name.toLowerCase(), definition])),
    nameFieldName: 'IsoCode',
    validationRules: [],
    recordTypes: [],
    fieldSets: [],
    sharingModel: 'FullAccess',
    isSetup: true,
    isCreateable: false,
    isUpdateable: false,
    isDeletable: false,
    isQueryable: true,
  };
}
