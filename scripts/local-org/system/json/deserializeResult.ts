import { ApexList, ApexMap } from '../../runtime/collections.ts';
import type { TypeRef } from '../../runtime/typeRef.ts';
import type { SaveError } from '../../ports.ts';
import { ErrorValue, ResultValue } from '../database/results.ts';
import type { ResultClass } from '../database/results.ts';
import { systemType } from '../support.ts';
import { ValueBag } from '../valueBag.ts';
import { malformed } from './deserialize.ts';
import type { Deserializer } from './deserialize.ts';
import type { JsonToken } from './jsonReader.ts';
import { readUntyped } from './untyped.ts';

const RESULT =
  /^(?:Database\.)?(SaveResult|UpsertResult|DeleteResult|UndeleteResult|MergeResult|LeadConvertResult|Approval\.(?:Lock|Unlock|Process)Result)$/i;

/** Classes of named values that tests make from JSON. */
const BAGS = new Map([
  ['invocable.action.result', 'Invocable.Action.Result'],
  ['invocable.action.error', 'Invocable.Action.Error'],
]);

/**
 * Reads the few system classes that tests make from JSON because they have no constructor: results of DML and their errors.
 * @throws JSONException for all other system classes
 */
export function readResult({ source }: Deserializer, token: JsonToken, type: TypeRef): unknown {
  const className = RESULT.exec(type.name)?.[1];
  const bagName = BAGS.get(type.name.toLowerCase());
  if (className === undefined && bagName === undefined && type.name !== 'Database.Error')
    throw malformed(`Apex Type unsupported in JSON: ${type.text}`);
  if (token.kind !== 'START_OBJECT') throw malformed(`Malformed JSON: Expected '{' at the beginning of ${type.text}`);
  const fields = new Map<string, unknown>();
  for (let next = source.take(); next.kind !== 'END_OBJECT'; next = source.take())
    fields.set(next.text.toLowerCase(), readUntyped(source));
  if (bagName !== undefined) return bagFrom(bagName, fields);
  if (className === undefined) return new ErrorValue(errorFrom((key) => fields.get(key)));
  return new ResultValue(className as ResultClass, {
    id: ((fields.get('id') ?? fields.get('entityid') ?? fields.get('leadid')) as string | null | undefined) ?? null,
    success: fields.get('success') === true,
    created: fields.get('created') === true,
    errors: listItems(fields.get('errors')).map((error) =>
      errorFrom((key) => (error instanceof ApexMap ? error.get(key) : null)),
    ),
  });
}

/** A bag of what the JSON says; its `errors` are bags themselves. */
function bagFrom(name: string, fields: ReadonlyMap<string, unknown>): ValueBag {
  const bag = new ValueBag(systemType(name));
  for (const [field, value] of fields) bag.values.set(field === 'outputparameters' ? 'outputParameters' : field, value);
  const errors = fields.get('errors');
  if (errors instanceof ApexList) {
    const items = errors.items.map((error) => bagFrom('Invocable.Action.Error', entriesOf(error)));
    bag.values.set('errors', new ApexList(systemType('Invocable.Action.Error'), items));
  }
  return bag;
}

function entriesOf(value: unknown): ReadonlyMap<string, unknown> {
  return value instanceof ApexMap
    ? new Map([...value].map(([key, item]) => [String(key).toLowerCase(), item]))
    : new Map();
}

function errorFrom(get: (key: string) => unknown): SaveError {
  return {
    statusCode: String(get('statusCode') ?? get('statuscode') ?? 'UNKNOWN_EXCEPTION'),
    message: String(get('message') ?? ''),
    fields: listItems(get('fields')).map(String),
  };
}

const listItems = (value: unknown): readonly unknown[] => (value instanceof ApexList ? value.items : []);
