import type { FieldDefinition, FieldType } from '../schema/definitions.ts';
import type { Comparator, FieldPath, FunctionCall, Value } from './ast.ts';
import { SoqlError } from './lexer.ts';

/**
 * What a field's type allows in a query.
 * @see https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/field_types.htm
 */
const unfilterable: ReadonlySet<FieldType> = new Set(['LongTextArea', 'Html', 'EncryptedText', 'Base64', 'Address']);
const unsortable: ReadonlySet<FieldType> = new Set([...unfilterable, 'MultiselectPicklist', 'Location']);
const ungroupable: ReadonlySet<FieldType> = new Set([
  ...unsortable,
  'AutoNumber',
  'Number',
  'Double',
  'Currency',
  'Percent',
  'DateTime',
  'Time',
]);

/** @throws SoqlError when the field can't stand in ORDER BY */
export function checkSortable(field: FieldDefinition, { position }: FieldPath): void {
  if (unsortable.has(field.type)) throw unusable(field, 'sorted', position);
}

/** @throws SoqlError when the field can't stand in GROUP BY */
export function checkGroupable(field: FieldDefinition, { position }: FieldPath): void {
  const isWholeStandard = field.apexType === 'Integer' && !field.isCustom;
  if (ungroupable.has(field.type) && !isWholeStandard) throw unusable(field, 'grouped', position);
}

/** @throws SoqlError when the field can't stand in WHERE, or not beside that value */
export function checkFilter(field: FieldDefinition, operator: Comparator, value: Value, { position }: FieldPath): void {
  if (unfilterable.has(field.type)) throw unusable(field, 'filtered', position);
  if (operator === 'LIKE' && field.apexType !== 'String') {
    throw new SoqlError(`invalid operator on ${field.apexType.toLowerCase()} field`, position);
  }
  for (const each of value.kind === 'list' ? value.values : [value]) checkLiteral(field, each, position);
}

const numbers: readonly FieldDefinition['apexType'][] = ['Integer', 'Long', 'Double', 'Decimal'];

/** The Apex types of the fields that a literal can be compared with; undefined for what is known only at run time. */
function fits({ kind }: Value): readonly FieldDefinition['apexType'][] | undefined {
  switch (kind) {
    case 'string':
      return ['String', 'Id'];
    case 'number':
    case 'currency':
      return numbers;
    case 'boolean':
      return ['Boolean'];
    case 'date':
    case 'datetime':
    case 'dateLiteral':
      return ['Date', 'Datetime'];
    case 'time':
      return ['Time'];
    default:
      return undefined;
  }
}

const words: Readonly<Partial<Record<FieldDefinition['apexType'], string>>> = {
  Integer: 'int',
  Long: 'long',
  Double: 'double',
  Decimal: 'double',
  Boolean: 'boolean',
  Date: 'date',
  Datetime: 'dateTime',
  Time: 'time',
};

function checkLiteral(field: FieldDefinition, value: Value, position: number): void {
  const wanted = fits(value);
  if (!wanted || wanted.includes(field.apexType) || field.apexType === 'Object') return;
  const word = words[field.apexType];
  const form = word ? `of type ${word} and should not` : 'of type string and should';
  throw new SoqlError(
    `value of filter criterion for field '${field.name}' must be ${form} be enclosed in quotes`,
    position,
  );
}

/** Only numbers have a sum and an average. @throws SoqlError */
export function checkAggregate(field: FieldDefinition, { name, position }: FunctionCall): void {
  const isSum = name === 'SUM' || name === 'AVG';
  const hasNoOrder = (name === 'MIN' || name === 'MAX') && (field.apexType === 'Boolean' || unsortable.has(field.type));
  if ((isSum && !numbers.includes(field.apexType)) || hasNoOrder) {
    throw new SoqlError(`field ${field.name} does not support aggregate operator ${name}`, position);
  }
}

const unusable = (field: FieldDefinition, use: string, position: number): SoqlError =>
  new SoqlError(`field '${field.name}' can not be ${use} in a query call`, position);
