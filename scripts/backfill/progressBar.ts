import type { Progress } from './backfill.ts';

const width = 30;

/** One line that grows: `[##########          ] 80 of 200 customers, 640 invoices`. */
export class ProgressBar {
  readonly #stream: NodeJS.WriteStream;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  /** On a terminal the line is written over; elsewhere each step is a line of its own. */
  show(progress: Progress): void {
    this.#stream.write(this.#stream.isTTY ? `\r${barOf(progress)}` : `${barOf(progress)}\n`);
  }

  end(): void {
    if (this.#stream.isTTY) this.#stream.write('\n');
  }
}

/** The line for a state of progress. */
export function barOf({ customers, total, invoices, failures }: Progress): string {
  const filled = total === 0 ? width : Math.min(width, Math.round((customers / total) * width));
  const failed = failures.length === 0 ? '' : `, ${failures.length} failed`;
  return `[${'#'.repeat(filled)}${' '.repeat(width - filled)}] ${customers} of ${total} customers, ${invoices} invoices${failed}`;
}
