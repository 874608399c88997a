/**
 * Writes JSON text piece by piece. Pretty text has the shape of Jackson's default printer, which Apex uses:
 * `{\n  "a" : [ 1, 2 ]\n}`.
 */
export class JsonWriter {
  #text = '';
  readonly #isPretty: boolean;
  /** Open objects and arrays, with how many entries each has so far. */
  readonly #open: { readonly kind: 'object' | 'array'; count: number }[] = [];
  #isAfterName = false;

  constructor(isPretty: boolean) {
    this.#isPretty = isPretty;
  }

  get text(): string {
    return this.#text;
  }

  /** What is open innermost; null at the top. */
  get innermost(): 'object' | 'array' | null {
    return this.#open.at(-1)?.kind ?? null;
  }

  /** Whether a field name waits for its value. */
  get expectsValue(): boolean {
    return this.#isAfterName;
  }

  startObject(): void {
    this.#beforeValue();
    this.#text += '{';
    this.#open.push({ kind: 'object', count: 0 });
  }

  endObject(): void {
    const count = this.#open.pop()?.count ?? 0;
    if (this.#isPretty) this.#text += count === 0 ? ' ' : `\n${this.#indent()}`;
    this.#text += '}';
  }

  startArray(): void {
    this.#beforeValue();
    this.#text += '[';
    this.#open.push({ kind: 'array', count: 0 });
  }

  endArray(): void {
    this.#open.pop();
    this.#text += this.#isPretty ? ' ]' : ']';
  }

  name(name: string): void {
    const container = this.#open.at(-1);
    if (container && container.count++ > 0) this.#text += ',';
    if (this.#isPretty) this.#text += `\n${this.#indent()}`;
    this.#text += JSON.stringify(name) + (this.#isPretty ? ' : ' : ':');
    this.#isAfterName = true;
  }

  /** A number, `true`, `false` or `null`, as it is to be written. */
  literal(text: string): void {
    this.#beforeValue();
    this.#text += text;
  }

  string(text: string): void {
    this.literal(JSON.stringify(text));
  }

  #beforeValue(): void {
    if (this.#isAfterName) {
      this.#isAfterName = false;
      return;
    }
    const container = this.#open.at(-1);
    if (!container) return;
    if (container.count++ > 0) this.#text += ',';
    if (this.#isPretty) this.#text += ' ';
  }

  /** Two blanks for each open object; arrays do not indent. */
  #indent(): string {
    return '  '.repeat(this.#open.filter(({ kind }) => kind === 'object').length);
  }
}
