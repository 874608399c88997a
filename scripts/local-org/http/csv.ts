/** Column delimiters of a Bulk API 2.0 job, by the names that the job gives them. */
export const delimiters: Readonly<Record<string, string>> = {
  COMMA: ',',
  TAB: '\t',
  SEMICOLON: ';',
  PIPE: '|',
  CARET: '^',
  BACKQUOTE: '`',
};

/** Reads one CSV text from left to right. */
class CsvReader {
  readonly #text: string;
  readonly #delimiter: string;
  #at: number;

  constructor(text: string, delimiter: string) {
    this.#text = text;
    this.#delimiter = delimiter;
    this.#at = text.startsWith('\uFEFF') ? 1 : 0;
  }

  *rows(): Generator<string[]> {
    while (this.#at < this.#text.length) {
      const row = this.#row();
      if (row.length > 1 || row[0] !== '') yield row;
    }
  }

  #row(): string[] {
    const cells = [this.#cell()];
    while (this.#text[this.#at] === this.#delimiter) {
      this.#at++;
      cells.push(this.#cell());
    }
    if (this.#text[this.#at] === '\r') this.#at++;
    if (this.#text[this.#at] === '\n') this.#at++;
    return cells;
  }

  #cell(): string {
    return this.#text[this.#at] === '"' ? this.#quotedCell() : this.#plainCell();
  }

  #plainCell(): string {
    const start = this.#at;
    while (this.#at < this.#text.length && !this.#endsCell(this.#text[this.#at])) this.#at++;
    return this.#text.slice(start, this.#at);
  }

  #endsCell(character: string): boolean {
    return character === this.#delimiter || character === '\n' || character === '\r';
  }

  #quotedCell(): string {
    let value = '';
    for (;;) {
      const start = this.#at + 1;
      const close = this.#text.indexOf('"', start);
      if (close < 0) throw new RangeError(`A quote opened at character ${start} is never closed.`);
      value += this.#text.slice(start, close);
      this.#at = close + 1;
      if (this.#text[this.#at] !== '"') break;
      value += '"';
    }
    return value + this.#plainCell();
  }
}

/**
 * Reads CSV as RFC 4180 has it: quoted cells may hold delimiters, line ends and doubled quotes. Empty lines are skipped.
 * @throws RangeError when a quote is never closed
 */
export function parseCsv(text: string, delimiter = ','): Generator<string[]> {
  return new CsvReader(text, delimiter).rows();
}

/** Writes one CSV row, without line end. Cells are quoted always, as Salesforce's result files are. */
export function csvRow(cells: readonly string[], delimiter = ','): string {
  return cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter);
}
