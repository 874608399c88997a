/** One number that a benchmark found. */
export interface Measure {
  readonly bench: string;
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** The most that it may be; a benchmark with more has failed. */
  readonly bound?: number;
}

/** A benchmark that can be chosen by name. */
export interface Bench {
  readonly name: string;
  /** @param size 1 for the usual amount of data; 0.1 for a tenth of it */
  run(size: number): Promise<Measure[]>;
}

/** Milliseconds that some work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** Milliseconds of processor time that this thread has used so far. */
export function processorTimeUsed(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds of processor time that some work takes: what else the machine does hardly counts. */
export async function processorTime(work: () => unknown): Promise<number> {
  const begun = processorTimeUsed();
  await work();
  return processorTimeUsed() - begun;
}

/** The value below which a share of the values lies. @param share from 0 to 1 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Rounds to two digits behind the point. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Whether a measure is above what it may be. */
export function isBroken({ value, bound }: Measure): boolean {
  return bound !== undefined && value > bound;
}

/** Measures as lines of a table. */
export function table(measures: readonly Measure[]): string {
  const rows = measures.map((measure) => [measure.bench, measure.what, shown(measure.value), unitOf(measure)]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map(([bench, what, value, unit]) =>
      [bench.padEnd(widths[0]), what.padEnd(widths[1]), value.padStart(widths[2]), unit].join('  ').trimEnd(),
    )
    .join('\n');
}

function unitOf(measure: Measure): string {
  const { unit, bound } = measure;
  if (bound === undefined) return unit;
  const allowed = `${unit} (at most ${shown(bound)})`.trimStart();
  return isBroken(measure) ? `${allowed} ✖ TOO MUCH` : allowed;
}

const shown = (value: number): string => rounded(value).toLocaleString('en');
