import { ApexBlob } from '../../runtime/blob.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../../runtime/dates.ts';
import { ApexDecimal } from '../../runtime/decimal.ts';
import { ApexDouble } from '../../runtime/double.ts';
import { apexException } from '../../runtime/exceptions.ts';
import type { TypeRef } from '../../runtime/typeRef.ts';
import { toId18 } from '../../store/ids.ts';
import type { JsonToken } from './jsonReader.ts';

const isNumber = (token: JsonToken): boolean =>
  token.kind === 'VALUE_NUMBER_INT' || token.kind === 'VALUE_NUMBER_FLOAT';

/** Value and text of a scalar token, by the primitive type it is read as; undefined when it does not fit. */
const READERS: Readonly<Record<string, (token: JsonToken) => unknown>> = {
  String: ({ text }) => text,
  Id: ({ kind, text }) => (kind === 'VALUE_STRING' ? toId18(text) : undefined),
  Boolean: (token) => booleanFrom(token),
  Integer: (token) => integerFrom(token, 32, Number),
  Long: (token) => integerFrom(token, 64, (value) => value),
  Double: (token) => (decimalFrom(token) === undefined ? undefined : new ApexDouble(Number(token.text))),
  Decimal: (token) => decimalFrom(token),
  Date: ({ text }) => ApexDate.parseIso(text.slice(0, 10)),
  Datetime: (token) => datetimeFrom(token),
  Time: ({ text }) => timeFrom(text),
  Blob: ({ text }) => new ApexBlob(new Uint8Array(Buffer.from(text, 'base64'))),
};

/**
 * Reads a scalar as a primitive of Apex.
 * @throws JSONException when the token is no scalar or does not fit the type
 */
export function readPrimitive(token: JsonToken, type: TypeRef): unknown {
  const isScalar = token.kind.startsWith('VALUE_');
  const value = isScalar ? READERS[type.name]?.(token) : undefined;
  if (value !== undefined) return value;
  if (!isScalar)
    throw apexException('JSONException', `Illegal value for primitive: expected ${type.name}, found ${token.kind}`);
  throw apexException('JSONException', `Illegal value for ${type.name.toLowerCase()}: ${token.text}`);
}

function booleanFrom({ kind, text }: JsonToken): boolean | undefined {
  if (kind === 'VALUE_NUMBER_INT') return undefined;
  const lowered = text.toLowerCase();
  return lowered === 'true' ? true : lowered === 'false' ? false : undefined;
}

function integerFrom<T>({ text }: JsonToken, bits: number, convert: (value: bigint) => T): T | undefined {
  const whole = /^(-?\d+)(?:\.0*)?$/.exec(text.trim())?.[1];
  if (whole === undefined) return undefined;
  const value = BigInt(whole);
  return BigInt.asIntN(bits, value) === value ? convert(value) : undefined;
}

const decimalFrom = (token: JsonToken): ApexDecimal | undefined =>
  isNumber(token) || token.kind === 'VALUE_STRING' ? ApexDecimal.parse(token.text) : undefined;

/** ISO text, or milliseconds since 1970. A date alone is midnight UTC. */
function datetimeFrom(token: JsonToken): ApexDatetime | undefined {
  if (token.kind === 'VALUE_NUMBER_INT') return new ApexDatetime(Number(token.text));
  const date = /^\d{4}-\d\d-\d\d$/.test(token.text) ? ApexDate.parseIso(token.text) : undefined;
  if (date) return new ApexDatetime(date.utcMilliseconds);
  return ApexDatetime.parseIso(token.text) ?? ApexDatetime.parseIso(`${token.text}Z`);
}

function timeFrom(text: string): ApexTime | undefined {
  const match = /^(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?Z?$/.exec(text);
  if (!match) return undefined;
  const [, hour = '0', minute = '0', second = '0', fraction = '0'] = match;
  return ApexTime.of(Number(hour), Number(minute), Number(second), Number(fraction.padEnd(3, '0')));
}
