/**
 * Reads JSON token by token, as `System.JSONParser` shows it (Apex Reference "JsonParser Class"). Numbers keep their
 * text, since `1.10` and `1.1` are different Decimals.
 */

/** Token names of `System.JSONToken` that JSON text can give. */
export type JsonTokenKind =
  | 'START_OBJECT'
  | 'END_OBJECT'
  | 'START_ARRAY'
  | 'END_ARRAY'
  | 'FIELD_NAME'
  | 'VALUE_STRING'
  | 'VALUE_NUMBER_INT'
  | 'VALUE_NUMBER_FLOAT'
  | 'VALUE_TRUE'
  | 'VALUE_FALSE'
  | 'VALUE_NULL';

/** One token. `text` is the unescaped string, the digits of a number, or the sign itself. */
export interface JsonToken {
  readonly kind: JsonTokenKind;
  readonly text: string;
}

/** A mistake in the JSON text, worded as Apex words it. */
export class JsonSyntaxProblem extends Error {}

const WORDS: Readonly<Record<string, JsonTokenKind>> = {
  true: 'VALUE_TRUE',
  false: 'VALUE_FALSE',
  null: 'VALUE_NULL',
};

const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
// eslint-disable-next-line no-control-regex -- JSON forbids control characters in strings
const PLAIN_STRING = /[^"\\\u0000-\u001f]*/y;
const ESCAPED: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** Objects and arrays that may be open at once: DIFFERS, the platform's own bound is not documented. */
const DEEPEST = 1_000;

/** What may come next inside the innermost object or array. */
type Expectation = 'value' | 'firstValue' | 'firstName' | 'name' | 'colon' | 'comma' | 'end';

/** Gives the tokens of one JSON text, in order. */
export class JsonReader {
  private readonly text: string;
  private index = 0;
  private readonly containers: ('{' | '[')[] = [];
  private expectation: Expectation = 'value';

  /** @param text JSON; its first value is read, as Apex does, and what follows it is a mistake only for {@link expectEnd} */
  constructor(text: string) {
    this.text = text;
  }

  /** How many objects and arrays are open. */
  get depth(): number {
    return this.containers.length;
  }

  /**
   * The next token, or null behind the last one.
   * @throws JsonSyntaxProblem with line and column
   */
  next(): JsonToken | null {
    this.skipSpace();
    if (this.expectation === 'end') return null;
    this.skipSeparator();
    const character = this.text[this.index];
    if (character === undefined) throw this.unexpectedEnd();
    if (character === '}' || character === ']') return this.close(character);
    if (this.expectation === 'firstName' || this.expectation === 'name') return this.fieldName(character);
    return this.value(character);
  }

  /** @throws JsonSyntaxProblem when something follows the value that was read */
  expectEnd(): void {
    this.skipSpace();
    const character = this.text[this.index];
    if (character !== undefined) throw this.unexpected(character, 'end of input');
  }

  private skipSeparator(): void {
    const character = this.text[this.index];
    if (this.expectation === 'comma') {
      if (character === '}' || character === ']') return;
      if (character === undefined) throw this.unexpectedEnd();
      const isObject = this.containers.at(-1) === '{';
      if (character !== ',') {
        throw this.unexpected(character, `was expecting comma to separate ${isObject ? 'OBJECT' : 'ARRAY'} entries`);
      }
      this.index++;
      this.expectation = isObject ? 'name' : 'value';
      this.skipSpace();
    } else if (this.expectation === 'colon') {
      if (character === undefined) throw this.unexpectedEnd();
      if (character !== ':') {
        throw this.unexpected(character, 'was expecting a colon to separate field name and value');
      }
      this.index++;
      this.expectation = 'value';
      this.skipSpace();
    }
  }

  private close(character: '}' | ']'): JsonToken {
    const open = this.containers.at(-1);
    const fits = open === (character === '}' ? '{' : '[');
    const isAllowed =
      this.expectation === 'comma' || this.expectation === 'firstName' || this.expectation === 'firstValue';
    if (!fits || !isAllowed) throw this.unexpected(character, 'expected a value');
    this.containers.pop();
    this.index++;
    this.afterValue();
    return { kind: character === '}' ? 'END_OBJECT' : 'END_ARRAY', text: character };
  }

  private fieldName(character: string): JsonToken {
    if (character !== '"') throw this.unexpected(character, 'was expecting double-quote to start field name');
    const text = this.string();
    this.expectation = 'colon';
    return { kind: 'FIELD_NAME', text };
  }

  private value(character: string): JsonToken {
    if (character === '{' || character === '[') {
      if (this.containers.length === DEEPEST)
        throw this.problem(`Document nesting depth (${DEEPEST + 1}) exceeds the maximum allowed (${DEEPEST})`);
      this.index++;
      this.containers.push(character);
      this.expectation = character === '{' ? 'firstName' : 'firstValue';
      return { kind: character === '{' ? 'START_OBJECT' : 'START_ARRAY', text: character };
    }
    if (character === '"') {
      const text = this.string();
      this.afterValue();
      return { kind: 'VALUE_STRING', text };
    }
    return this.numberOrWord(character);
  }

  private numberOrWord(character: string): JsonToken {
    NUMBER.lastIndex = this.index;
    const number = NUMBER.exec(this.text);
    if (number) {
      this.index = NUMBER.lastIndex;
      this.afterValue();
      const isFloat = number[1] !== undefined || number[2] !== undefined;
      return { kind: isFloat ? 'VALUE_NUMBER_FLOAT' : 'VALUE_NUMBER_INT', text: number[0] };
    }
    const word = /[A-Za-z]*/y;
    word.lastIndex = this.index;
    const text = word.exec(this.text)?.[0] ?? '';
    const kind = WORDS[text];
    if (kind) {
      this.index += text.length;
      this.afterValue();
      return { kind, text };
    }
    if (text === '')
      throw this.unexpected(
        character,
        "expected a valid value (number, String, array, object, 'true', 'false' or 'null')",
      );
    throw this.problem(`Unrecognized token '${text}': was expecting 'null', 'true', 'false' or NaN`);
  }

  private string(): string {
    let result = '';
    this.index++;
    for (;;) {
      PLAIN_STRING.lastIndex = this.index;
      result += PLAIN_STRING.exec(this.text)?.[0] ?? '';
      this.index = PLAIN_STRING.lastIndex;
      const character = this.text[this.index];
      if (character === undefined) throw this.unexpectedEnd();
      this.index++;
      if (character === '"') return result;
      if (character !== '\\') {
        this.index--;
        throw this.problem(
          `Illegal unquoted character ((CTRL-CHAR, code ${character.charCodeAt(0)})): has to be escaped using backslash to be included in string value`,
        );
      }
      result += this.escape();
    }
  }

  private escape(): string {
    const letter = this.text[this.index] ?? '';
    const simple = ESCAPED[letter];
    if (simple !== undefined) {
      this.index++;
      return simple;
    }
    const code = /^u([0-9a-fA-F]{4})/.exec(this.text.slice(this.index, this.index + 5))?.[1];
    if (code === undefined)
      throw this.problem(`Unrecognized character escape '${letter}' (code ${letter.charCodeAt(0)})`);
    this.index += 5;
    return String.fromCharCode(parseInt(code, 16));
  }

  private afterValue(): void {
    this.expectation = this.containers.length === 0 ? 'end' : 'comma';
  }

  private skipSpace(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.index);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
      this.index++;
    }
  }

  private unexpected(character: string, expectation: string): JsonSyntaxProblem {
    return this.problem(`Unexpected character ('${character}' (code ${character.charCodeAt(0)})): ${expectation}`);
  }

  private unexpectedEnd(): JsonSyntaxProblem {
    if (this.text.trim() === '') return new JsonSyntaxProblem('No content to map to Object due to end of input');
    return this.problem('Unexpected end-of-input');
  }

  private problem(message: string): JsonSyntaxProblem {
    const before = this.text.slice(0, this.index).split('\n');
    const column = (before.at(-1)?.length ?? 0) + 1;
    return new JsonSyntaxProblem(`${message} at [line:${before.length}, column:${column}]`);
  }
}
