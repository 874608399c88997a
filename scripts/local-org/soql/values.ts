import { DateTime } from 'luxon';
import { ApexList, ApexSet } from '../runtime/collections.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../runtime/dates.ts';
import { ApexDecimal } from '../runtime/decimal.ts';
import { ApexEnumValue } from '../runtime/enumValue.ts';
import { apexException } from '../runtime/exceptions.ts';
import { SObjectRecord } from '../runtime/sobject.ts';
import type { FieldDefinition } from '../schema/definitions.ts';
import { asDecimal, valueKind, storedScale } from '../store/codec.ts';
import type { SqlValue } from '../store/db.ts';
import { toId18 } from '../store/ids.ts';
import type { Value } from './ast.ts';
import { type DateRange, dateLiteralRange } from './dateRanges.ts';

/** What values of a query depend on besides its text. */
export interface ValueContext {
  /** Values of the bind expressions. */
  readonly binds: readonly unknown[];
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Time zone of the user, as in IANA names. */
  readonly timeZone: string;
}

/** Apex value that a literal or a bind stands for; lists give arrays. */
export function apexValue(value: Value, context: ValueContext): unknown {
  switch (value.kind) {
    case 'null':
      return null;
    case 'boolean':
    case 'string':
      return value.value;
    case 'number':
    case 'currency':
      return ApexDecimal.parse(value.text) ?? null;
    case 'date':
      return ApexDate.parseIso(value.text) ?? fail(`unexpected token: ${value.text}`);
    case 'datetime':
      return ApexDatetime.parseIso(value.text.toUpperCase()) ?? fail(`unexpected token: ${value.text}`);
    case 'time':
      return timeOf(value.text);
    case 'bind':
      return bindValue(context.binds[value.index]);
    case 'list':
      return value.values.map((item) => apexValue(item, context));
    default:
      throw fail(`A ${value.kind} can't be used as a value here`);
  }
}

function timeOf(text: string): ApexTime {
  const [hour, minute, second] = text.split(':').map((part) => parseFloat(part));
  return ApexTime.of(hour, minute, Math.floor(second), Math.round((second % 1) * 1000));
}

function bindValue(value: unknown): unknown {
  if (value instanceof ApexList) return value.items.map(bindValue);
  if (value instanceof ApexSet) return [...value].map(bindValue);
  if (value instanceof SObjectRecord) return value.id;
  return value instanceof ApexEnumValue ? value.name : value;
}

/** The stretch of time behind a date literal; undefined for other values. */
export function rangeOf(value: Value, context: ValueContext): DateRange | undefined {
  if (value.kind !== 'dateLiteral') return undefined;
  return dateLiteralRange(value.name, value.count ?? 0, DateTime.fromMillis(context.now, { zone: context.timeZone }));
}

/** A moment as the store keeps it in a date or datetime field. */
export function momentColumn(field: FieldDefinition, moment: DateTime): number {
  if (valueKind(field) === 'datetime') return moment.toMillis();
  return Math.floor(DateTime.utc(moment.year, moment.month, moment.day).toMillis() / 86_400_000);
}

/**
 * What a value is compared as: what the store would keep for it in that field. Empty texts are null.
 * @throws QueryException when the value's type does not fit the field
 */
export function comparable(field: FieldDefinition, value: unknown): SqlValue {
  if (value === null || value === undefined || value === '')
    return valueKind(field) === 'boolean' && value !== '' ? 0 : null;
  switch (valueKind(field)) {
    case 'id':
      return idColumn(value);
    case 'boolean':
      return typeof value === 'boolean' ? Number(value) : mismatch(field, 'boolean');
    case 'decimal':
    case 'integer':
      return numberColumn(field, value);
    case 'date':
    case 'datetime':
      return dateColumn(field, value);
    case 'time':
      return value instanceof ApexTime ? value.milliseconds : mismatch(field, 'time');
    default:
      return typeof value === 'string' ? value : textOrMismatch(field, value);
  }
}

function idColumn(value: unknown): SqlValue {
  return toId18(String(value)) ?? fail(`invalid ID field: ${String(value)}`);
}

function numberColumn(field: FieldDefinition, value: unknown): SqlValue {
  if (typeof value === 'string' || typeof value === 'boolean') return mismatch(field, 'decimal');
  const decimal = asDecimal(value);
  const scale = valueKind(field) === 'integer' ? 0 : storedScale(field);
  const stored = decimal.setScale(scale, 'DOWN');
  // More decimals than the field keeps: a real number lies between two stored ones.
  return stored.compareTo(decimal) === 0 ? stored.unscaled : decimal.toNumber() * 10 ** scale;
}

function dateColumn(field: FieldDefinition, value: unknown): SqlValue {
  const wanted = valueKind(field);
  if (value instanceof ApexDate) return wanted === 'date' ? value.epochDay : value.utcMilliseconds;
  if (value instanceof ApexDatetime) return wanted === 'date' ? value.utcDate.epochDay : value.milliseconds;
  return mismatch(field, wanted === 'date' ? 'date' : 'dateTime');
}

function textOrMismatch(field: FieldDefinition, value: unknown): string {
  if (value instanceof ApexDecimal || typeof value === 'boolean') return mismatch(field, 'string');
  return String(value);
}

function mismatch(field: FieldDefinition, type: string): never {
  const quotes = type === 'string' ? 'should be enclosed in quotes' : 'should not be enclosed in quotes';
  throw fail(`value of filter criterion for field '${field.name}' must be of type ${type} and ${quotes}`);
}

function fail(message: string): never {
  throw apexException('QueryException', message);
}
