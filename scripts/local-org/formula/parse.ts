import { ApexDecimal } from '../runtime/decimal.ts';
import { FormulaProblem, literal, type FormulaNode } from './ast.ts';

const tokenPattern =
  /\s+|\/\*[\s\S]*?\*\/|(\d+(?:\.\d+)?|\.\d+)|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(\$?[A-Za-z_]\w*(?:(?:\.|:)\$?[A-Za-z_]\w*)*)|(<>|<=|>=|==|!=|&&|\|\||[-+*/^&=<>!(),])/y;

interface Token {
  readonly kind: 'number' | 'text' | 'name' | 'symbol' | 'end';
  readonly text: string;
  readonly at: number;
}

function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    tokenPattern.lastIndex = at;
    const match = tokenPattern.exec(source);
    if (!match) throw new FormulaProblem(`Formula can't be read at character ${at + 1}: '${source[at]}'`);
    const [text, number, quoted, name, symbol] = match;
    if (number) tokens.push({ kind: 'number', text: number, at });
    else if (quoted) tokens.push({ kind: 'text', text: unquote(quoted), at });
    else if (name) tokens.push({ kind: 'name', text: name, at });
    else if (symbol) tokens.push({ kind: 'symbol', text: symbol, at });
    at += text.length;
  }
  return [...tokens, { kind: 'end', text: '', at }];
}

const unquote = (quoted: string): string =>
  quoted
    .slice(1, -1)
    .replace(/\\(.)/g, (_, character: string) => ({ n: '\n', t: '\t', r: '\r' })[character] ?? character);

/** Operators by how tightly they bind, loosest first. */
const levels: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['=', '==', '<>', '!='],
  ['<', '<=', '>', '>='],
  ['&', '+', '-'],
  ['*', '/'],
  ['^'],
];

const words: Readonly<Record<string, FormulaNode>> = {
  true: literal(true),
  false: literal(false),
  null: literal(null),
};

class FormulaReader {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(source: string) {
    this.#tokens = tokenize(source);
  }

  whole(): FormulaNode {
    const node = this.#level(0);
    if (this.#peek().kind !== 'end') throw this.#unexpected();
    return node;
  }

  #level(depth: number): FormulaNode {
    const operators = levels[depth];
    if (!operators) return this.#unary();
    let left = this.#level(depth + 1);
    for (;;) {
      const operator = this.#take(operators);
      if (!operator) return left;
      left = { kind: 'binary', operator, left, right: this.#level(depth + 1) };
    }
  }

  #unary(): FormulaNode {
    const operator = this.#take(['-', '+', '!']);
    if (operator === '-' || operator === '+' || operator === '!') {
      return { kind: 'unary', operator, operand: this.#unary() };
    }
    return this.#primary();
  }

  #primary(): FormulaNode {
    const token = this.#peek();
    this.#next += 1;
    if (token.kind === 'number') return literal(ApexDecimal.parse(token.text) ?? null);
    if (token.kind === 'text') return literal(token.text === '' ? null : token.text);
    if (token.kind === 'name') return this.#named(token.text);
    if (token.kind === 'symbol' && token.text === '(') {
      const inner = this.#level(0);
      this.#expect(')');
      return inner;
    }
    this.#next -= 1;
    throw this.#unexpected();
  }

  #named(name: string): FormulaNode {
    if (this.#take(['('])) return { kind: 'call', name: name.toUpperCase(), args: this.#arguments() };
    return words[name.toLowerCase()] ?? { kind: 'reference', path: name.split('.') };
  }

  #arguments(): FormulaNode[] {
    if (this.#take([')'])) return [];
    const args = [this.#level(0)];
    while (this.#take([','])) args.push(this.#level(0));
    this.#expect(')');
    return args;
  }

  #peek(): Token {
    return this.#tokens[this.#next];
  }

  #take(symbols: readonly string[]): string | undefined {
    const token = this.#peek();
    if (token.kind !== 'symbol' || !symbols.includes(token.text)) return undefined;
    this.#next += 1;
    return token.text;
  }

  #expect(symbol: string): void {
    if (!this.#take([symbol])) throw this.#unexpected(symbol);
  }

  #unexpected(wanted?: string): FormulaProblem {
    const { text, at } = this.#peek();
    const found = text === '' ? 'the formula ends' : `there is '${text}'`;
    return new FormulaProblem(
      `Formula: ${wanted ? `'${wanted}' expected` : 'a value expected'}, but ${found} at character ${at + 1}`,
    );
  }
}

const parsed = new Map<string, FormulaNode>();

/**
 * Reads a formula.
 * @param source as written in the metadata
 * @throws FormulaProblem with the place that can't be read
 */
export function parseFormula(source: string): FormulaNode {
  const known = parsed.get(source);
  if (known) return known;
  const node = new FormulaReader(source).whole();
  parsed.set(source, node);
  return node;
}
