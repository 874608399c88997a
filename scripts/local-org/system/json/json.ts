import { apexException } from '../../runtime/exceptions.ts';
import { current } from '../../runtime/transaction.ts';
import { defineClass } from '../define.ts';
import { required } from '../support.ts';
import type { TypeValue } from '../language/type.ts';
import { Deserializer } from './deserialize.ts';
import { JsonGeneratorValue } from './jsonGenerator.ts';
import { JsonParserValue } from './jsonParser.ts';
import { JsonSource } from './jsonSource.ts';
import { serialize } from './serialize.ts';
import type { SerializeOptions } from './serialize.ts';
import { readUntyped } from './untyped.ts';

/** What is read from a text takes about as much memory as the text. */
function counted(text: string | null): string {
  const given = required(text);
  current().limits.use('HeapSize', given.length);
  return given;
}

function serialized(value: unknown, options: SerializeOptions): string {
  return counted(serialize(value, options));
}

function deserialize(text: string | null, type: TypeValue | null, isStrict: boolean): unknown {
  return new Deserializer(new JsonSource(counted(text)), isStrict).read(required(type, 'apexType').ref);
}

function deserializeUntyped(text: string | null): unknown {
  const source = new JsonSource(counted(text));
  const value = readUntyped(source);
  if (source.next() !== null) throw apexException('JSONException', 'Unexpected content after the value');
  return value;
}

/** Salesforce: Apex Reference, "JSON Class". */
export const json = defineClass('JSON', {
  members: {
    'static String serialize(Object value)': (value: unknown) =>
      serialized(value, { isPretty: false, suppressNulls: false }),
    'static String serialize(Object value, Boolean suppressApexObjectNulls)': (
      value: unknown,
      suppress: boolean | null,
    ) => serialized(value, { isPretty: false, suppressNulls: required(suppress) }),
    'static String serializePretty(Object value)': (value: unknown) =>
      serialized(value, { isPretty: true, suppressNulls: false }),
    'static String serializePretty(Object value, Boolean suppressApexObjectNulls)': (
      value: unknown,
      suppress: boolean | null,
    ) => serialized(value, { isPretty: true, suppressNulls: required(suppress) }),
    'static Object deserialize(String text, Type apexType)': (text: string | null, type: TypeValue | null) =>
      deserialize(text, type, false),
    'static Object deserializeStrict(String text, Type apexType)': (text: string | null, type: TypeValue | null) =>
      deserialize(text, type, true),
    'static Object deserializeUntyped(String text)': deserializeUntyped,
    'static JSONGenerator createGenerator(Boolean isPretty)': (isPretty: boolean | null) =>
      new JsonGeneratorValue(required(isPretty)),
    'static JSONParser createParser(String text)': (text: string | null) => new JsonParserValue(required(text)),
  },
});
