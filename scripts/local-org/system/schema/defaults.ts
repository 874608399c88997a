import { ApexDecimal } from '../../runtime/decimal.ts';
import type { FieldDefinition, ObjectDefinition } from '../../schema/definitions.ts';

/** The constant default of a field, or undefined when there is none or it is a formula that is not constant. */
function defaultOf(field: FieldDefinition): unknown {
  const text = field.defaultValue?.trim();
  if (field.type === 'Checkbox') return text?.toLowerCase() === 'true';
  const picked = field.picklistValues.find((value) => value.isDefault);
  if (picked) return picked.value;
  if (text === undefined) return undefined;
  const quoted = /^(["'])(.*)\1$/s.exec(text)?.[2];
  if (quoted !== undefined) return field.apexType === 'String' ? quoted : undefined;
  return field.apexType === 'Decimal' ? ApexDecimal.parse(text) : undefined;
}

/** Field defaults that a new record of the object begins with, by API name. Formula defaults come with the save only. */
export function defaultsOf(object: ObjectDefinition): [string, unknown][] {
  return [...object.fields.values()]
    .filter((field) => field.isCreateable)
    .map((field): [string, unknown] => [field.name, defaultOf(field)])
    .filter(([, value]) => value !== undefined);
}
