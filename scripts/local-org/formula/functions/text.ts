import { ApexDecimal } from '../../runtime/decimal.ts';
import { toId18 } from '../../store/ids.ts';
import { javaRegexSource } from '../../system/pattern/javaRegex.ts';
import { decimal, FormulaFailure, type FormulaValue } from '../ast.ts';
import { numberOf, textOf } from '../operators.ts';
import type { Call, FormulaFunction } from './call.ts';

const text = (call: Call, at: number): string => textOf(call.value(at));
const count = (call: Call, at: number): number => Number(numberOf(call.value(at), call.context)?.truncate() ?? 0n);
const orBlank = (value: string): FormulaValue => (value === '' ? null : value);

function pad(call: Call, left: boolean): FormulaValue {
  const [value, length] = [text(call, 0), count(call, 1)];
  const by = call.args.length > 2 ? text(call, 2) : ' ';
  if (value.length >= length) return orBlank(value.slice(0, length));
  return left ? value.padStart(length, by) : value.padEnd(length, by);
}

function numberFrom(value: string): ApexDecimal {
  const number = ApexDecimal.parse(value.trim());
  if (number) return number;
  throw new FormulaFailure(`Formula: VALUE can't read '${value}'`);
}

/** Salesforce Help: formula functions, "Text Functions". */
export const textFunctions: Readonly<Record<string, FormulaFunction>> = {
  TEXT: (call) => orBlank(text(call, 0)),
  VALUE: (call) => numberFrom(text(call, 0)),
  LEN: (call) => decimal(text(call, 0).length),
  LEFT: (call) => orBlank(text(call, 0).slice(0, Math.max(0, count(call, 1)))),
  RIGHT: (call) => orBlank(count(call, 1) <= 0 ? '' : text(call, 0).slice(-count(call, 1))),
  MID: (call) =>
    orBlank(
      text(call, 0)
        .slice(Math.max(1, count(call, 1)) - 1)
        .slice(0, Math.max(0, count(call, 2))),
    ),
  UPPER: (call) => orBlank(text(call, 0).toUpperCase()),
  LOWER: (call) => orBlank(text(call, 0).toLowerCase()),
  TRIM: (call) => orBlank(text(call, 0).trim()),
  BEGINS: (call) => text(call, 0).startsWith(text(call, 1)),
  CONTAINS: (call) => text(call, 0).includes(text(call, 1)),
  FIND: (call) => decimal(text(call, 1).indexOf(text(call, 0), call.args.length > 2 ? count(call, 2) - 1 : 0) + 1),
  SUBSTITUTE: (call) => orBlank(text(call, 0).split(text(call, 1)).join(text(call, 2))),
  LPAD: (call) => pad(call, true),
  RPAD: (call) => pad(call, false),
  BR: () => '\n',
  REGEX: (call) => new RegExp(`^(?:${javaRegexSource(text(call, 1))})$`, 'v').test(text(call, 0)),
  CASESAFEID: (call) => toId18(text(call, 0)) ?? orBlank(text(call, 0)),
  HYPERLINK: (call) =>
    `<a href="${text(call, 0)}" target="${call.args.length > 2 ? text(call, 2) : '_blank'}">${text(call, 1)}</a>`,
  REVERSE: (call) => orBlank([...text(call, 0)].reverse().join('')),
};
