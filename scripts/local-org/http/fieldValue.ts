import { ApexBlob } from '../runtime/blob.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../runtime/dates.ts';
import { ApexDecimal } from '../runtime/decimal.ts';
import { ApexDouble } from '../runtime/double.ts';
import { ApexEnumValue } from '../runtime/enumValue.ts';
import type { FieldApexType, FieldDefinition } from '../schema/definitions.ts';
import { ApiError } from './message.ts';

/**
 * Field values between Apex and the REST API.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/intro_valid_date_formats.htm
 */

const salesforceTime = (milliseconds: number): string => new Date(milliseconds).toISOString().replace('Z', '+0000');

/** A field's value as the REST API shows it. */
export function toJson(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (value instanceof ApexDatetime) return salesforceTime(value.milliseconds);
  if (value instanceof ApexDate || value instanceof ApexTime) return value.toString();
  if (value instanceof ApexDecimal) return Number(value.toString());
  if (value instanceof ApexDouble) return value.value;
  if (value instanceof ApexBlob) return Buffer.from(value.bytes).toString('base64');
  if (value instanceof ApexEnumValue) return value.name;
  if (typeof value === 'bigint') return Number(value);
  return value;
}

function readBoolean(text: string): boolean | undefined {
  const lowered = text.toLowerCase();
  if (lowered === 'true' || lowered === '1') return true;
  return lowered === 'false' || lowered === '0' ? false : undefined;
}

function readInteger(text: string): number | undefined {
  const value = Number(text);
  return text.trim() !== '' && Number.isInteger(value) ? value : undefined;
}

function readDatetime(text: string): ApexDatetime | undefined {
  return ApexDatetime.parseIso(text) ?? (ApexDate.parseIso(text) ? new ApexDatetime(Date.parse(text)) : undefined);
}

function readTime(text: string): ApexTime | undefined {
  const match = /^(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?Z?$/.exec(text);
  if (!match) return undefined;
  const [hour, minute, second = 0, millisecond = 0] = match.slice(1).map((part) => Number(part ?? 0));
  return ApexTime.of(hour, minute, second, millisecond);
}

/** A date may be given as a date and time, of which the day counts. */
function readDate(text: string): ApexDate | undefined {
  return ApexDate.parseIso(text) ?? ApexDatetime.parseIso(text)?.utcDate;
}

function readDouble(text: string): ApexDouble | undefined {
  const value = Number(text);
  return text.trim() === '' || Number.isNaN(value) ? undefined : new ApexDouble(value);
}

const readers: Readonly<Record<FieldApexType, (text: string) => unknown>> = {
  Boolean: readBoolean,
  Integer: readInteger,
  Long: (text) => (/^-?\d+$/.test(text) ? BigInt(text) : undefined),
  Double: readDouble,
  Decimal: (text) => ApexDecimal.parse(text),
  Date: readDate,
  Datetime: readDatetime,
  Time: readTime,
  Blob: (text) => new ApexBlob(new Uint8Array(Buffer.from(text, 'base64'))),
  Id: (text) => text,
  String: (text) => text,
  Address: () => undefined,
  Location: () => undefined,
  Object: (text) => text,
};

const typeWords: Partial<Record<FieldApexType, string>> = {
  Decimal: 'double',
  Double: 'double',
  Datetime: 'datetime',
  Integer: 'int',
};

/**
 * Reads a field's value from text, as CSV has it.
 * @throws ApiError INVALID_TYPE_ON_FIELD_IN_RECORD naming the field
 */
export function fromText(text: string, field: FieldDefinition): unknown {
  const value = readers[field.apexType](text);
  if (value !== undefined) return value;
  const word = typeWords[field.apexType] ?? field.apexType.toLowerCase();
  throw new ApiError(
    400,
    'INVALID_TYPE_ON_FIELD_IN_RECORD',
    `${field.label}: value not of required type: ${text} (${word})`,
    [field.name],
  );
}

/**
 * Reads a field's value from JSON.
 * @throws ApiError JSON_PARSER_ERROR when the JSON value can't be one of the field's type
 */
export function fromJson(value: unknown, field: FieldDefinition): unknown {
  if (value === null) return field.apexType === 'Boolean' ? false : null;
  const isText = field.apexType === 'String' || field.apexType === 'Id' || field.apexType === 'Object';
  if (typeof value === 'string' && !isText && value === '') return null;
  if (typeof value !== 'object') {
    const read = readers[field.apexType](String(value));
    if (read !== undefined) return read;
  }
  const shown =
    typeof value === 'object'
      ? 'START_OBJECT'
      : `VALUE_${typeof value === 'string' ? 'STRING' : 'NUMBER'} value ${value}`;
  const word = typeWords[field.apexType] ?? field.apexType.toLowerCase();
  throw new ApiError(
    400,
    'JSON_PARSER_ERROR',
    `Cannot deserialize instance of ${word} from ${shown} for the field ${field.name}`,
  );
}
