import type { Position, TypeNode } from '../parse/ast.ts';

/** A member signature of a system class, taken apart; types are not resolved yet. */
export interface Signature {
  readonly isStatic: boolean;
  readonly name: string;
  /** Null for a constructor. */
  readonly type: TypeNode | null;
  readonly parameters: readonly { readonly name: string; readonly type: TypeNode }[];
}

const nowhere: Position = { line: 0, column: 0 };

/** Reads Apex type texts and the signatures of `defineClass` tables. */
class SignatureReader {
  readonly #tokens: readonly string[];
  #next = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = text.match(/\w+|[<>(),.[\]]/g) ?? [];
  }

  type(): TypeNode {
    const parts = [this.#part()];
    while (this.skip('.')) parts.push(this.#part());
    let arrayDepth = 0;
    while (this.skip('[')) {
      this.#expect(']');
      arrayDepth++;
    }
    return { position: nowhere, parts, arrayDepth };
  }

  #part(): TypeNode['parts'][number] {
    const name = this.word();
    const args: TypeNode[] = [];
    if (this.skip('<')) {
      do args.push(this.type());
      while (this.skip(','));
      this.#expect('>');
    }
    return { name, args };
  }

  parameters(): Signature['parameters'] {
    const list: { name: string; type: TypeNode }[] = [];
    this.#expect('(');
    while (!this.skip(')')) {
      const type = this.type();
      list.push({ name: this.word(), type });
      this.skip(',');
    }
    return list;
  }

  word(): string {
    const word = this.#tokens[this.#next++];
    if (word === undefined || !/^\w/.test(word)) throw this.#wrong();
    return word;
  }

  skip(token: string): boolean {
    if (this.#tokens[this.#next] !== token) return false;
    this.#next++;
    return true;
  }

  get isAtParameters(): boolean {
    return this.#tokens[this.#next] === '(';
  }

  #expect(token: string): void {
    if (!this.skip(token)) throw this.#wrong();
  }

  #wrong(): Error {
    return new SyntaxError(`Not a signature of a system member: ${this.#text}`);
  }
}

/**
 * Takes a signature apart: `static Integer valueOf(String text)`, `(String message)`, `static Double PI`.
 * @throws SyntaxError for anything else
 */
export function parseSignature(text: string): Signature {
  const reader = new SignatureReader(text);
  if (reader.isAtParameters) return { isStatic: false, name: '<init>', type: null, parameters: reader.parameters() };
  const isStatic = reader.skip('static');
  const type = reader.type();
  const name = reader.word();
  return { isStatic, name, type, parameters: reader.isAtParameters ? reader.parameters() : [] };
}

/** Reads an Apex type text, such as `Map<String,List<T>>`. */
export function parseType(text: string): TypeNode {
  return new SignatureReader(text).type();
}
