/** A SOQL text that does not parse or does not fit the schema; becomes a compile problem or a `QueryException`. */
export class SoqlError extends Error {
  /** Offset in the query text. */
  readonly position: number;

  constructor(message: string, position: number) {
    super(message);
    this.name = 'SoqlError';
    this.position = position;
  }
}

/** One token of a query. Words keep their spelling; strings are unescaped. */
export interface SoqlToken {
  readonly kind: 'word' | 'string' | 'number' | 'date' | 'datetime' | 'time' | 'symbol' | 'end';
  readonly text: string;
  readonly position: number;
  readonly end: number;
}

const patterns: readonly [SoqlToken['kind'], RegExp][] = [
  ['datetime', /\d{4}-\d{2}-\d{2}[tT]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([zZ]|[+-]\d{2}:?\d{2})/y],
  ['date', /\d{4}-\d{2}-\d{2}/y],
  ['time', /\d{2}:\d{2}:\d{2}(\.\d+)?[zZ]/y],
  ['number', /[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?/y],
  ['word', /[\p{L}_][\p{L}\p{N}_]*/uy],
  ['symbol', /!=|<>|<=|>=|[=<>(),.:]/y],
];

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  "'": "'",
  '"': '"',
  '\\': '\\',
};

/**
 * Reads tokens one by one, so that bind expressions, which are Apex and not SOQL, can be jumped over.
 * @see https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_quotedstringescapes.htm
 */
export class SoqlLexer {
  readonly text: string;
  #offset = 0;
  #peeked: SoqlToken | null = null;

  constructor(text: string) {
    this.text = text;
  }

  /** The next token, not taken. */
  peek(): SoqlToken {
    this.#peeked ??= this.#read();
    return this.#peeked;
  }

  next(): SoqlToken {
    const token = this.peek();
    this.#peeked = null;
    this.#offset = token.end;
    return token;
  }

  /** Continues at an offset, whatever lies before it. */
  jumpTo(offset: number): void {
    this.#peeked = null;
    this.#offset = offset;
  }

  /** Runs `attempt`; when it gives null, goes back to where it began. */
  tryParse<T>(attempt: () => T | null): T | null {
    const start = this.peek().position;
    const result = attempt();
    if (result === null) this.jumpTo(start);
    return result;
  }

  #read(): SoqlToken {
    const start = this.#skipSpace();
    if (start >= this.text.length) return { kind: 'end', text: '<EOF>', position: start, end: start };
    if (this.text[start] === "'") return this.#readString(start);
    for (const [kind, pattern] of patterns) {
      pattern.lastIndex = start;
      const match = pattern.exec(this.text);
      if (match) return { kind, text: match[0], position: start, end: start + match[0].length };
    }
    throw new SoqlError(`unexpected token: '${this.text[start]}'`, start);
  }

  #skipSpace(): number {
    const space = /(\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;
    space.lastIndex = this.#offset;
    return this.#offset + (space.exec(this.text)?.[0].length ?? 0);
  }

  #readString(start: number): SoqlToken {
    let value = '';
    for (let i = start + 1; i < this.text.length; i++) {
      const character = this.text[i];
      if (character === "'") return { kind: 'string', text: value, position: start, end: i + 1 };
      if (character !== '\\') {
        value += character;
        continue;
      }
      const escape = this.#readEscape(++i);
      value += escape.value;
      i = escape.last;
    }
    throw new SoqlError('unexpected end of string literal', start);
  }

  #readEscape(at: number): { value: string; last: number } {
    const code = this.text[at];
    const simple = escapes[code?.toLowerCase() === code ? code : (code ?? '').toLowerCase()];
    if (simple !== undefined) return { value: simple, last: at };
    // LIKE needs to know that the wildcard was escaped.
    if (code === '_' || code === '%') return { value: `\\${code}`, last: at };
    const unicode = /u([0-9a-fA-F]{4})/y;
    unicode.lastIndex = at;
    const match = unicode.exec(this.text);
    if (match) return { value: String.fromCharCode(parseInt(match[1], 16)), last: at + 4 };
    throw new SoqlError(`Invalid string literal: illegal escape '\\${code ?? ''}'`, at);
  }
}
