import { ApexList, ApexMap } from '../../runtime/collections.ts';
import type { TypeRef } from '../../runtime/typeRef.ts';
import type { SaveError } from '../../ports.ts';
import { ErrorValue, ResultValue } from '../database/results.ts';
import type { ResultClass } from '../database/results.ts';
import { malformed } from './deserialize.ts';
import type { Deserializer } from './deserialize.ts';
import type { JsonToken } from './jsonReader.ts';
import { readUntyped } from './untyped.ts';

const RESULT = /^Database\.(SaveResult|UpsertResult|DeleteResult|UndeleteResult|MergeResult)$/i;

/**
 * Reads the few system classes that tests make from JSON because they have no constructor: results of DML and their errors.
 * @throws JSONException for all other system classes
 */
export function readResult({ source }: Deserializer, token: JsonToken, type: TypeRef): unknown {
  const className = RESULT.exec(type.name)?.[1];
  if (className === undefined && type.name !== 'Database.Error')
    throw malformed(`Apex Type unsupported in JSON: ${type.text}`);
  if (token.kind !== 'START_OBJECT') throw malformed(`Malformed JSON: Expected '{' at the beginning of ${type.text}`);
  const fields = new Map<string, unknown>();
  for (let next = source.take(); next.kind !== 'END_OBJECT'; next = source.take())
    fields.set(next.text.toLowerCase(), readUntyped(source));
  if (className === undefined) return new ErrorValue(errorFrom((key) => fields.get(key)));
  return new ResultValue(className as ResultClass, {
    id: (fields.get('id') as string | null | undefined) ?? null,
    success: fields.get('success') === true,
    created: fields.get('created') === true,
    errors: listItems(fields.get('errors')).map((error) =>
      errorFrom((key) => (error instanceof ApexMap ? error.get(key) : null)),
    ),
  });
}

function errorFrom(get: (key: string) => unknown): SaveError {
  return {
    statusCode: String(get('statusCode') ?? get('statuscode') ?? 'UNKNOWN_EXCEPTION'),
    message: String(get('message') ?? ''),
    fields: listItems(get('fields')).map(String),
  };
}

const listItems = (value: unknown): readonly unknown[] => (value instanceof ApexList ? value.items : []);
