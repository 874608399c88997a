import type { FieldApexType, FieldDefinition, FieldType } from './definitions.ts';

const apexTypes: Readonly<Partial<Record<FieldType, FieldApexType>>> = {
  Id: 'Id',
  Lookup: 'Id',
  MasterDetail: 'Id',
  Checkbox: 'Boolean',
  Integer: 'Integer',
  Number: 'Decimal',
  Double: 'Decimal',
  Currency: 'Decimal',
  Percent: 'Decimal',
  Date: 'Date',
  DateTime: 'Datetime',
  Time: 'Time',
  Location: 'Location',
  Address: 'Address',
  Base64: 'Blob',
  Any: 'Object',
};

/** The Apex type that a field of this type reads as. */
export const apexTypeOf = (type: FieldType): FieldApexType => apexTypes[type] ?? 'String';

const blank: Omit<FieldDefinition, 'name' | 'label' | 'type' | 'apexType'> = {
  isCustom: false,
  referenceTo: [],
  picklistValues: [],
  isRestrictedPicklist: false,
  isRequired: false,
  isUnique: false,
  isCaseSensitive: false,
  isExternalId: false,
  isNameField: false,
  isCreateable: true,
  isUpdateable: true,
};

/** A field with everything that is not said left at its default. */
export function field(name: string, type: FieldType, rest: Partial<FieldDefinition> = {}): FieldDefinition {
  const given = Object.fromEntries(
    Object.entries(rest).filter(([, value]) => value !== undefined),
  ) as Partial<FieldDefinition>;
  return { name, label: labelOf(name), type, apexType: apexTypeOf(type), ...blank, ...given };
}

/** `LastModifiedDate` → `Last Modified Date`, `ParentId` → `Parent ID`. */
export function labelOf(name: string): string {
  return name
    .replace(/__c$/, '')
    .replace(/_/g, ' ')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/ Id$/, ' ID');
}

const readOnly = { isCreateable: false, isUpdateable: false } as const;

/** The lookup to who created or changed a record. */
const userStamp = (name: string): FieldDefinition =>
  field(name, 'Lookup', { ...readOnly, referenceTo: ['User'], relationshipName: name.slice(0, -2) });

/** Fields that every stored object has. */
export function systemFields(): FieldDefinition[] {
  return [
    field('Id', 'Id', { ...readOnly, label: 'Record ID', length: 18 }),
    field('IsDeleted', 'Checkbox', { ...readOnly, label: 'Deleted', defaultValue: 'false' }),
    field('CreatedDate', 'DateTime', readOnly),
    userStamp('CreatedById'),
    field('LastModifiedDate', 'DateTime', readOnly),
    userStamp('LastModifiedById'),
    field('SystemModstamp', 'DateTime', readOnly),
  ];
}

/** Names that the platform fills by itself wherever they occur. */
export const platformWritten: ReadonlySet<string> = new Set([
  'Id',
  'IsDeleted',
  'CreatedDate',
  'CreatedById',
  'LastModifiedDate',
  'LastModifiedById',
  'SystemModstamp',
  'LastActivityDate',
  'LastViewedDate',
  'LastReferencedDate',
  'IsArchived',
  'NamespacePrefix',
  'PhotoUrl',
  'LastCURequestDate',
  'LastCUUpdateDate',
  'IsEmailBounced',
]);

type Guess = readonly [pattern: RegExp, type: FieldType, limits: Partial<FieldDefinition>];

/** Types that the names of standard fields give away; the declarations only tell `String` and `Decimal`. */
const textGuesses: readonly Guess[] = [
  [/Email$|^EmailAddress$/, 'Email', { length: 80 }],
  [/(Phone|Fax)$/, 'Phone', { length: 40 }],
  [/(Url|URL|Website)$/, 'Url', { length: 255 }],
  [/(Description|Comments)$/, 'LongTextArea', { length: 32000 }],
  [/Body$/, 'LongTextArea', { length: 131072 }],
  [/Street$/, 'TextArea', { length: 255 }],
  [/City$/, 'Text', { length: 40 }],
  [/(State|Country)$/, 'Text', { length: 80 }],
  [/PostalCode$/, 'Text', { length: 20 }],
];

const decimalGuesses: readonly Guess[] = [
  [/(Latitude|Longitude)$/, 'Double', { precision: 18, scale: 15 }],
  [/(Amount|Revenue|Price|Cost|Subtotal|Total)/, 'Currency', { precision: 18, scale: 2 }],
  [/(Percent|Probability|Discount)/, 'Percent', { precision: 5, scale: 2 }],
];

const byApexType: Readonly<Record<string, readonly [FieldType, Partial<FieldDefinition>]>> = {
  Id: ['Lookup', {}],
  Boolean: ['Checkbox', { defaultValue: 'false' }],
  Integer: ['Integer', { precision: 9, scale: 0 }],
  Date: ['Date', {}],
  Long: ['Integer', { precision: 18, scale: 0 }],
  Datetime: ['DateTime', {}],
  Time: ['Time', {}],
  Address: ['Address', {}],
  Blob: ['Base64', {}],
  Object: ['Any', {}],
};

/** What a standard field is, as far as its name and Apex type tell. */
export function guessType(
  name: string,
  apexType: string,
): { readonly type: FieldType; readonly limits: Partial<FieldDefinition> } {
  const [type, limits] = byApexType[apexType] ?? guessByName(name, apexType);
  return { type, limits };
}

function guessByName(name: string, apexType: string): readonly [FieldType, Partial<FieldDefinition>] {
  const guesses = apexType === 'Decimal' ? decimalGuesses : textGuesses;
  const found = guesses.find(([pattern]) => pattern.test(name));
  if (found) return [found[1], found[2]];
  return apexType === 'Decimal' ? ['Double', { precision: 18, scale: 2 }] : ['Text', { length: 255 }];
}
