import type { LiteralContext } from '@apexdevtools/apex-parser';
import type { LiteralValue } from './ast.ts';
import { positionOf } from './context.ts';
import { SyntaxProblem } from './syntaxProblem.ts';

const escapes: Readonly<Record<string, string>> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  '"': '"',
  "'": "'",
  '\\': '\\',
};

/** The text that a quoted string stands for. */
export function unquote(quoted: string): string {
  return unescape(quoted.slice(1, -1));
}

/** Replaces the escapes of Apex string literals. */
function unescape(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_, code?: string, letter?: string) =>
    code ? String.fromCharCode(parseInt(code, 16)) : (escapes[letter ?? ''] ?? letter ?? ''),
  );
}

/** The text of a `'''` string: its first line break and the common indentation belong to the notation. */
function unquoteMultiline(quoted: string): string {
  const lines = quoted.slice(3, -3).replace(/\r\n/g, '\n').split('\n').slice(1);
  const indented = lines.filter((line, index) => line.trim() !== '' || index === lines.length - 1);
  const indent = Math.min(...indented.map((line) => line.length - line.trimStart().length));
  return unescape(lines.map((line) => line.slice(indent)).join('\n'));
}

/**
 * The value of a literal.
 * @throws SyntaxProblem for an Integer or Long out of range
 */
export function literalValue(context: LiteralContext, isNegated = false): LiteralValue {
  const text = context.getText();
  if (context.IntegerLiteral()) return { type: 'Integer', value: integerValue(context, text, isNegated) };
  if (context.LongLiteral()) return { type: 'Long', value: longValue(context, text, isNegated) };
  if (context.NumberLiteral()) {
    return /[dD]$/.test(text) ? { type: 'Double', value: Number(text.slice(0, -1)) } : { type: 'Decimal', value: text };
  }
  if (context.StringLiteral()) return { type: 'String', value: unquote(text) };
  if (context.MultilineStringLiteral()) return { type: 'String', value: unquoteMultiline(text) };
  if (context.BooleanLiteral()) return { type: 'Boolean', value: text.toLowerCase() === 'true' };
  return { type: 'null' };
}

function integerValue(context: LiteralContext, text: string, isNegated: boolean): number {
  const value = Number(text.replaceAll('_', ''));
  if (value > 2_147_483_647 + (isNegated ? 1 : 0))
    throw new SyntaxProblem(`Illegal integer: ${text}`, positionOf(context));
  return value;
}

function longValue(context: LiteralContext, text: string, isNegated: boolean): bigint {
  const value = BigInt(text.slice(0, -1).replaceAll('_', ''));
  const maximum = 9_223_372_036_854_775_807n + (isNegated ? 1n : 0n);
  if (value > maximum) throw new SyntaxProblem(`Illegal long: ${text}`, positionOf(context));
  return value;
}
