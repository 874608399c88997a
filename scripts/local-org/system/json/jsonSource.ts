import { apexException } from '../../runtime/exceptions.ts';
import { JsonReader, JsonSyntaxProblem } from './jsonReader.ts';
import type { JsonToken } from './jsonReader.ts';

/** Tokens of a JSON text with one token of look-ahead; mistakes are Apex exceptions. */
export class JsonSource {
  readonly #reader: JsonReader;
  #peeked: JsonToken | null | undefined;

  constructor(text: string) {
    this.#reader = new JsonReader(text);
  }

  /** @throws JSONException for a mistake in the text; null behind the last token */
  next(): JsonToken | null {
    const token = this.#peeked === undefined ? this.#read() : this.#peeked;
    this.#peeked = undefined;
    return token;
  }

  peek(): JsonToken | null {
    if (this.#peeked === undefined) this.#peeked = this.#read();
    return this.#peeked;
  }

  /** The next token, which the grammar says is there. */
  take(): JsonToken {
    const token = this.next();
    if (token) return token;
    throw apexException('JSONException', 'Unexpected end-of-input');
  }

  /** Passes over one value, whatever it holds. */
  skipValue(): void {
    let depth = 0;
    do {
      const { kind } = this.take();
      if (kind === 'START_OBJECT' || kind === 'START_ARRAY') depth++;
      else if (kind === 'END_OBJECT' || kind === 'END_ARRAY') depth--;
    } while (depth > 0);
  }

  #read(): JsonToken | null {
    try {
      return this.#reader.next();
    } catch (problem) {
      if (problem instanceof JsonSyntaxProblem) throw apexException('JSONException', problem.message);
      throw problem;
    }
  }
}
