import type { FieldMetadata, OrgMetadata, PicklistValueMetadata } from '../metadata/model.ts';
import type { FieldDefinition, FieldType, RollUpSummary } from './definitions.ts';
import { apexTypeOf, field } from './fieldTypes.ts';

/** How a field's type is found that depends on another object's field (roll-up summaries). */
export type FieldLookup = (objectName: string, fieldName: string) => FieldMetadata | undefined;

/**
 * The definition of a custom field.
 * @param ownerName object that the field is on
 * @throws Error naming the field when it refers to something that does not exist
 */
export function customField(
  ownerName: string,
  source: FieldMetadata,
  metadata: OrgMetadata,
  find: FieldLookup,
): FieldDefinition {
  const where = `${ownerName}.${source.name}`;
  const type = fieldType(source, where, find);
  const isWritten = !source.formula && source.type !== 'Summary' && type !== 'AutoNumber';
  const isMaster = type === 'MasterDetail';
  return field(source.name, type, {
    label: source.label ?? source.name,
    apexType: apexTypeOf(type),
    isCustom: true,
    length: source.length ?? defaultLengths[type],
    ...numberFormat(source, type, find),
    ...reference(ownerName, source, type),
    picklistValues: picklistValues(source, metadata, where),
    isRestrictedPicklist: source.restricted ?? false,
    isRequired: isMaster || (source.required ?? false),
    isUnique: source.unique ?? false,
    isCaseSensitive: source.caseSensitive ?? false,
    isExternalId: source.externalId ?? false,
    isCreateable: isWritten,
    isUpdateable: isWritten && (!isMaster || source.reparentable === true),
    formula: source.formula,
    blanksAsZero: source.formula ? source.formulaTreatBlanksAs !== 'BlankAsBlank' : undefined,
    defaultValue: source.defaultValue ?? (type === 'Checkbox' ? 'false' : undefined),
    displayFormat: source.displayFormat ?? (type === 'AutoNumber' ? '{0}' : undefined),
    summary: source.type === 'Summary' ? summary(source, where) : undefined,
    helpText: source.helpText,
    description: source.description,
  });
}

const defaultLengths: Partial<Record<FieldType, number>> = {
  Text: 255,
  TextArea: 255,
  LongTextArea: 32768,
  Html: 32768,
  Email: 80,
  Phone: 40,
  Url: 255,
  Picklist: 255,
  MultiselectPicklist: 4099,
  AutoNumber: 30,
};

function fieldType(source: FieldMetadata, where: string, find: FieldLookup): FieldType {
  if (!source.type) throw new Error(`${where}: the field has no type and is no standard field`);
  if (source.type === 'Hierarchy') return 'Lookup';
  if (source.type !== 'Summary') return source.type;
  if (source.summaryOperation === 'count') return 'Number';
  const summarized = summarizedField(source, find);
  return summarized?.type ? (summarized.type as FieldType) : 'Currency';
}

function summarizedField(source: FieldMetadata, find: FieldLookup): FieldMetadata | undefined {
  const [child, field] = (source.summarizedField ?? '').split('.');
  return field ? find(child, field) : undefined;
}

function numberFormat(source: FieldMetadata, type: FieldType, find: FieldLookup): Partial<FieldDefinition> {
  if (apexTypeOf(type) !== 'Decimal') return {};
  const shape = source.type === 'Summary' ? summarizedField(source, find) : source;
  return { precision: shape?.precision ?? 18, scale: shape?.scale ?? (source.summaryOperation === 'count' ? 0 : 2) };
}

function reference(ownerName: string, source: FieldMetadata, type: FieldType): Partial<FieldDefinition> {
  if (type !== 'Lookup' && type !== 'MasterDetail' && type !== 'MetadataRelationship') return {};
  const fallback = type === 'MasterDetail' ? 'Cascade' : source.required ? 'Restrict' : 'SetNull';
  return {
    referenceTo: [source.referenceTo ?? ownerName],
    controllingField: source.controllingField?.replace(/^.*\./, ''),
    relationshipName: source.name.replace(/__c$/i, '__r'),
    childRelationshipName: source.relationshipName ? `${source.relationshipName}__r` : undefined,
    deleteConstraint: type === 'MasterDetail' ? 'Cascade' : (source.deleteConstraint ?? fallback),
  };
}

function picklistValues(source: FieldMetadata, metadata: OrgMetadata, where: string): readonly PicklistValueMetadata[] {
  if (!source.valueSetName) return source.picklistValues ?? [];
  const name = source.valueSetName.toLowerCase();
  const found = metadata.globalValueSets.get(name) ?? metadata.standardValueSets.get(name);
  if (!found) throw new Error(`${where}: value set ${source.valueSetName} is not in the source`);
  return found;
}

function summary(source: FieldMetadata, where: string): RollUpSummary {
  const [child, foreignKey] = (source.summaryForeignKey ?? '').split('.');
  if (!foreignKey || !source.summaryOperation)
    throw new Error(`${where}: a roll-up summary needs summaryForeignKey and summaryOperation`);
  const filters = (source.summaryFilters ?? []).map((filter) => ({
    ...filter,
    field: filter.field.split('.').pop() ?? filter.field,
  }));
  return {
    operation: source.summaryOperation,
    child,
    foreignKey,
    field: source.summarizedField?.split('.')[1],
    filters,
  };
}
