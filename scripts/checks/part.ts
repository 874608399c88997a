/** What a part of the checks came to. */
export interface PartResult {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Shown when something failed. */
  readonly output: string;
  /** The output is shown whatever came out. */
  readonly isReport?: boolean;
  /** One clause for the summary line, such as a coverage figure or why something was skipped. */
  readonly note?: string;
}

/** One part of `npm test`. */
export interface Part {
  readonly name: string;
  run(): Promise<PartResult>;
}

/** A part with one verdict. */
export function verdict(ok: boolean, output: string, note?: string): PartResult {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0, output, note };
}

/** A part that this machine can't run, with the reason. */
export function skipped(note: string): PartResult {
  return { passed: 0, failed: 0, skipped: 1, output: '', note };
}
