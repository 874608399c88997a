import type { FieldPath, FunctionCall, Operand, SoqlBind, Value } from './ast.ts';
import { SoqlError, SoqlLexer, type SoqlToken } from './lexer.ts';

/** Where a static query's bind expressions lie: from the offset of the colon to the expression's end. */
export type BindPlaces = ReadonlyMap<number, { readonly end: number; readonly bind: SoqlBind }>;

const dateLiteralNames = new Set(
  ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR', 'FISCAL_QUARTER', 'FISCAL_YEAR'].flatMap((unit) => [
    `LAST_${unit}`,
    `THIS_${unit}`,
    `NEXT_${unit}`,
    `LAST_N_${unit}S`,
    `NEXT_N_${unit}S`,
    `N_${unit}S_AGO`,
  ]),
);
for (const name of ['YESTERDAY', 'TODAY', 'TOMORROW', 'LAST_90_DAYS', 'NEXT_90_DAYS']) dateLiteralNames.add(name);

/** The lower half of the SOQL parser: tokens, names, function calls and values. */
export class ValueParser {
  readonly lexer: SoqlLexer;
  readonly binds: SoqlBind[] = [];
  readonly #bindPlaces: BindPlaces;

  constructor(text: string, bindPlaces: BindPlaces) {
    this.lexer = new SoqlLexer(text);
    this.#bindPlaces = bindPlaces;
  }

  /** Is the next token this symbol or, whatever its case, this keyword? */
  at(text: string): boolean {
    const token = this.lexer.peek();
    if (token.kind === 'symbol') return token.text === text;
    return token.kind === 'word' && token.text.toUpperCase() === text;
  }

  /** Takes the next token if it is the given one. */
  take(text: string): boolean {
    if (!this.at(text)) return false;
    this.lexer.next();
    return true;
  }

  expect(text: string): SoqlToken {
    if (!this.at(text)) throw this.unexpected();
    return this.lexer.next();
  }

  /** The error for a token that fits nowhere, as the platform words it. */
  unexpected(token: SoqlToken = this.lexer.peek()): SoqlError {
    return new SoqlError(`unexpected token: '${token.text}'`, token.position);
  }

  word(): SoqlToken {
    const token = this.lexer.next();
    if (token.kind !== 'word') throw this.unexpected(token);
    return token;
  }

  /** A word with one of these meanings, in upper case. */
  oneOf<T extends string>(words: readonly T[]): T {
    const found = words.find((word) => this.take(word));
    if (!found) throw this.unexpected();
    return found;
  }

  path(): FieldPath {
    const first = this.word();
    const segments = [first.text];
    while (this.take('.')) segments.push(this.word().text);
    return { kind: 'path', segments, position: first.position };
  }

  /** A field path or a function call. */
  operand(): Operand {
    return this.#functionCall() ?? this.path();
  }

  list<T>(item: () => T): T[] {
    const items = [item()];
    while (this.take(',')) items.push(item());
    return items;
  }

  #functionCall(): FunctionCall | null {
    return this.lexer.tryParse(() => {
      const name = this.word();
      if (!this.take('(')) return null;
      const args = this.at(')') ? [] : this.list(() => this.#argument());
      this.expect(')');
      return { kind: 'function', name: name.text.toUpperCase(), args, position: name.position };
    });
  }

  #argument(): FieldPath | FunctionCall | Value {
    return this.lexer.peek().kind === 'word' ? this.operand() : this.value();
  }

  /** A literal, a date literal or a bind. */
  value(): Value {
    if (this.at(':')) return this.#bind();
    const token = this.lexer.next();
    switch (token.kind) {
      case 'string':
        return { kind: 'string', value: token.text };
      case 'number':
      case 'date':
      case 'datetime':
      case 'time':
        return { kind: token.kind, text: token.text };
      case 'word':
        return this.#namedValue(token);
      default:
        throw this.unexpected(token);
    }
  }

  #namedValue(token: SoqlToken): Value {
    const name = token.text.toUpperCase();
    if (name === 'NULL') return { kind: 'null' };
    if (name === 'TRUE' || name === 'FALSE') return { kind: 'boolean', value: name === 'TRUE' };
    if (dateLiteralNames.has(name)) return this.#dateLiteral(name, token);
    const currency = /^([A-Z]{3})(\d+)$/.exec(name);
    if (!currency) throw this.unexpected(token);
    const fraction = this.take('.') ? `.${this.lexer.next().text}` : '';
    return { kind: 'currency', code: currency[1], text: currency[2] + fraction };
  }

  #dateLiteral(name: string, token: SoqlToken): Value {
    if (!name.includes('_N_') && !name.startsWith('N_')) return { kind: 'dateLiteral', name };
    this.expect(':');
    const count = this.lexer.next();
    if (count.kind !== 'number') throw this.unexpected(token);
    return { kind: 'dateLiteral', name, count: Number(count.text) };
  }

  #bind(): Value {
    const colon = this.expect(':');
    const place = this.#bindPlaces.get(colon.position);
    if (place) {
      this.lexer.jumpTo(place.end);
      this.binds.push(place.bind);
    } else {
      this.binds.push({ text: this.path().segments.join('.'), context: null });
    }
    return { kind: 'bind', index: this.binds.length - 1 };
  }
}
