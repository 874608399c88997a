import type { FieldDefinition, FieldType, ObjectDefinition } from '../schema/definitions.ts';
import { toColumn } from '../store/codec.ts';
import { quoted } from '../store/db.ts';
import type { RecordStore } from '../store/store.ts';
import { columnDeclaration, storedFields } from '../store/tables.ts';

type DescribedRow = Readonly<Record<string, string | number | boolean | null>>;

/**
 * Sees to it that an object that describes the schema has its rows. They lie in a table of the open database and are
 * not kept in its file; a rollback may take them away. Their `Id` is what lookups hold: a durable id.
 */
export function makeDescribedRows({ db, schema }: RecordStore, object: ObjectDefinition): void {
  if (!isDescribed(object)) return;
  const [known] = db.all('SELECT 1 FROM sqlite_temp_master WHERE name = ?', [object.name]);
  if (known) return;
  const fields = storedFields(object);
  db.exec(`CREATE TEMP TABLE ${quoted(object.name)} (${fields.map(columnDeclaration).join(', ')})`);
  const insert = `INSERT INTO ${quoted(object.name)} VALUES (${fields.map(() => '?').join(', ')})`;
  for (const row of [...schema.objects()].flatMap(rowsOf[object.name])) {
    db.run(
      insert,
      fields.map((field) => toColumn(field, row[field.name])),
    );
  }
}

/** All rows that describe the schema show this id in place of their key. */
export const blankId = '000000000000000AAA';

/** True when the keys of an object's rows are names and not record ids. */
export const isDescribed = (object: ObjectDefinition): boolean => object.name in rowsOf;

/** @see https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_entitydefinition.htm */
const rowsOf: Readonly<Record<string, (object: ObjectDefinition) => readonly DescribedRow[]>> = {
  EntityDefinition: (object) => [entityRow(object)],
  FieldDefinition: (object) => [...object.fields.values()].map((field) => fieldRow(object, field)),
};

const developerName = (name: string): string => name.replace(/__\w+$/, '');

function entityRow(object: ObjectDefinition): DescribedRow {
  const isWritable = object.isCreateable || object.isUpdateable;
  return {
    Id: object.name,
    DurableId: object.name,
    QualifiedApiName: object.name,
    DeveloperName: developerName(object.name),
    Label: object.label,
    MasterLabel: object.label,
    PluralLabel: object.pluralLabel,
    KeyPrefix: object.keyPrefix || null,
    InternalSharingModel: object.sharingModel,
    IsCustomSetting: object.kind === 'customSetting',
    IsCustomizable: isWritable,
    IsQueryable: object.isQueryable,
    IsIdEnabled: object.isQueryable,
    IsRetrieveable: object.isQueryable,
    IsApexTriggerable: isWritable && object.kind !== 'customSetting' && object.kind !== 'customMetadata',
    IsTriggerable: isWritable && object.kind !== 'customSetting' && object.kind !== 'customMetadata',
    IsEverCreatable: object.isCreateable,
    IsEverUpdatable: object.isUpdateable,
    IsEverDeletable: object.isDeletable,
  };
}

function fieldRow(object: ObjectDefinition, field: FieldDefinition): DescribedRow {
  const isLong = ['LongTextArea', 'Html', 'Base64'].includes(field.type);
  return {
    Id: `${object.name}.${field.name}`,
    DurableId: `${object.name}.${field.name}`,
    EntityDefinitionId: object.name,
    QualifiedApiName: field.name,
    DeveloperName: field.isCustom ? developerName(field.name) : field.name.replace(/(?<=\w)Id$/, ''),
    Label: field.label,
    MasterLabel: field.label,
    Description: field.description ?? null,
    DataType: dataType(field),
    Length: field.length ?? 0,
    Precision: field.precision ?? 0,
    Scale: field.scale ?? 0,
    RelationshipName: field.relationshipName ?? null,
    IsCalculated: isCalculated(field),
    IsCompound: field.type === 'Address' || field.type === 'Location',
    IsHtmlFormatted: field.type === 'Html',
    IsIndexed: field.isUnique || field.isExternalId || field.isNameField || field.referenceTo.length > 0,
    IsNameField: field.isNameField,
    IsNillable: !field.isRequired && field.type !== 'Checkbox' && field.type !== 'Id',
    IsPolymorphicForeignKey: field.referenceTo.length > 1,
    IsApiFilterable: !isLong,
    IsApiSortable: !isLong,
    IsListFilterable: !isLong,
    IsListSortable: !isLong,
    IsListVisible: true,
  };
}

const isCalculated = (field: FieldDefinition): boolean => field.formula !== undefined || field.summary !== undefined;

const typeNames: Readonly<Partial<Record<FieldType, string>>> = {
  Id: 'Id',
  AutoNumber: 'Auto Number',
  TextArea: 'Text Area',
  LongTextArea: 'Long Text Area',
  Html: 'Rich Text Area',
  EncryptedText: 'Text (Encrypted)',
  Url: 'URL',
  Integer: 'Number',
  Double: 'Number',
  DateTime: 'Date/Time',
  MultiselectPicklist: 'Picklist (Multi-Select)',
  MasterDetail: 'Master-Detail',
  MetadataRelationship: 'Metadata Relationship',
  Location: 'Geolocation',
};

/** A field's type as Setup shows it: `Text(80)`, `Lookup(Account)`, `Formula (Currency)`. */
function dataType(field: FieldDefinition): string {
  const name = typeNames[field.type] ?? field.type;
  if (field.summary) return `Roll-Up Summary (${field.summary.operation.toUpperCase()} ${field.summary.child})`;
  if (field.formula !== undefined) return `Formula (${name})`;
  if (field.referenceTo.length > 0) return `${name}(${field.referenceTo.join(',')})`;
  if (field.precision !== undefined) {
    return `${name}(${field.precision - (field.scale ?? 0)}, ${field.scale ?? 0})`;
  }
  const hasLength = ['Text', 'Url', 'LongTextArea', 'Html'].includes(field.type);
  return hasLength && field.length !== undefined ? `${name}(${field.length})` : name;
}
