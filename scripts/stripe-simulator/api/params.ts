import { invalidRequest } from '../account/stripeError.ts';
import type { FormTree, FormValue } from './form.ts';

/** Turns the text of a parameter into its value. @throws StripeError naming the parameter when it can't */
export type Reader<T> = (value: FormValue, name: string) => T;

type Shape = Record<string, Reader<unknown>>;

/** The values of a shape: every parameter may be left out. */
export type Values<S extends Shape> = { [Name in keyof S]?: ReturnType<S[Name]> };

/** Any text. */
export const text: Reader<string> = (value, name) => {
  if (typeof value !== 'string') throw invalidRequest(`Invalid string: ${JSON.stringify(value)}`, name);
  return value;
};

/** Text that can be taken back by sending it empty. */
export const clearable: Reader<string | null> = (value, name) => (value === '' ? null : text(value, name));

export const integer: Reader<number> = (value, name) => {
  if (typeof value !== 'string' || !/^-?\d+$/.test(value)) {
    throw invalidRequest(`Invalid integer: ${String(value)}`, name, 'parameter_invalid_integer');
  }
  return Number(value);
};

export const decimal: Reader<string> = (value, name) => {
  if (typeof value !== 'string' || !/^-?\d+(\.\d{1,12})?$/.test(value)) {
    throw invalidRequest(`Invalid decimal: ${String(value)}; must contain at maximum 12 decimal places.`, name);
  }
  return value;
};

export const boolean: Reader<boolean> = (value, name) => {
  if (value !== 'true' && value !== 'false') throw invalidRequest(`Invalid boolean: ${String(value)}`, name);
  return value === 'true';
};

/** One of the listed words. */
export function oneOf<T extends string>(...choices: readonly T[]): Reader<T> {
  return (value, name) => {
    const choice = choices.find((one) => one === value);
    if (choice === undefined) {
      throw invalidRequest(`Invalid ${name}: must be one of ${choices.join(', ')}`, name);
    }
    return choice;
  };
}

/** A list; an empty text is an empty list. */
export function listOfValues<T>(reader: Reader<T>): Reader<T[]> {
  return (value, name) => {
    if (value === '') return [];
    if (!Array.isArray(value)) throw invalidRequest(`Invalid array`, name);
    return value.map((element, index) => reader(element, `${name}[${index}]`));
  };
}

/** The same, or null when the parameter is sent empty. */
export function nullable<T>(reader: Reader<T>): Reader<T | null> {
  return (value, name) => (value === '' ? null : reader(value, name));
}

/** Either of two forms. */
export function either<A, B>(
  first: Reader<A>,
  second: Reader<B>,
  isFirst: (value: FormValue) => boolean,
): Reader<A | B> {
  return (value, name) => (isFirst(value) ? first(value, name) : second(value, name));
}

/** Parameters below a parameter. @throws StripeError parameter_unknown for a name that is not in the shape */
export function shape<S extends Shape>(readers: S): Reader<Values<S>> {
  return (value, name) => {
    if (typeof value !== 'object' || Array.isArray(value)) throw invalidRequest('Invalid object', name);
    const values: Values<S> = {};
    for (const [key, child] of Object.entries(value)) {
      const path = name ? `${name}[${key}]` : key;
      const reader = Object.hasOwn(readers, key) ? readers[key] : undefined;
      if (!reader) throw invalidRequest(`Received unknown parameter: ${path}`, path, 'parameter_unknown');
      values[key as keyof S] = reader(child, path) as Values<S>[keyof S];
    }
    return values;
  };
}

/** Key-value pairs; `applyMetadata` merges them. */
export const metadata: Reader<Record<string, string>> = (value, name) => {
  if (value === '') return {};
  if (typeof value !== 'object' || Array.isArray(value)) throw invalidRequest('Invalid hash', name);
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, text(child, `${name}[${key}]`)]));
};

/** Merges metadata as Stripe does: an empty value takes the key away. */
export function applyMetadata(
  before: Record<string, string> | null,
  changes: Record<string, string> | undefined,
): Record<string, string> {
  const merged = { ...before, ...changes };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== ''));
}

/** A moment, or a range of moments, as list filters take it. */
export type TimeRange = { gt?: number; gte?: number; lt?: number; lte?: number };

export const timeRange: Reader<TimeRange> = either(
  (value: FormValue, name: string) => ({ gte: integer(value, name), lte: integer(value, name) }),
  shape({ gt: integer, gte: integer, lt: integer, lte: integer }),
  (value) => typeof value === 'string',
);

export function isWithin(second: number, range: TimeRange | undefined): boolean {
  if (!range) return true;
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = range;
  return second > gt && second >= gte && second < lt && second <= lte;
}

/** @throws StripeError parameter_missing */
export function required<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw invalidRequest(`Missing required param: ${name}.`, name, 'parameter_missing');
  return value;
}

/** Reads the parameters of a request. */
export function readParams<S extends Shape>(readers: S, tree: FormTree): Values<S> {
  return shape(readers)(tree, '');
}
