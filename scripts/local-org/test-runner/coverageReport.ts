import type { Coverage } from '../ports.ts';

/** How much of one class or trigger the tests reached. */
export interface ClassCoverage {
  readonly name: string;
  readonly file: string;
  readonly covered: number;
  readonly total: number;
  /** 0 to 100. */
  readonly percent: number;
  readonly uncoveredLines: readonly number[];
}

/** Coverage of a run, as the JSON report has it. */
export interface CoverageReport {
  readonly covered: number;
  readonly total: number;
  /** 0 to 100; 100 when there is no line to reach. */
  readonly percent: number;
  readonly classes: readonly ClassCoverage[];
}

const percentOf = (covered: number, total: number): number => (total === 0 ? 100 : (covered / total) * 100);

/** Adds up coverage. @param coverage classes and triggers that count; test classes left out */
export function coverageReport(coverage: readonly Coverage[]): CoverageReport {
  const classes = coverage
    .map(({ name, file, covered, uncovered }) => {
      const total = covered.length + uncovered.length;
      return {
        name,
        file,
        covered: covered.length,
        total,
        percent: percentOf(covered.length, total),
        uncoveredLines: uncovered,
      };
    })
    .sort((left, right) => (left.name < right.name ? -1 : 1));
  const covered = classes.reduce((sum, each) => sum + each.covered, 0);
  const total = classes.reduce((sum, each) => sum + each.total, 0);
  return { covered, total, percent: percentOf(covered, total), classes };
}

/** A table for people: one line a class, the total last. */
export function coverageTable({ classes, covered, total, percent }: CoverageReport): string {
  const width = Math.max(...classes.map(({ name }) => name.length), 'Total'.length);
  const line = (name: string, share: number, reached: number, all: number, rest: string): string =>
    `${name.padEnd(width)}  ${share.toFixed(1).padStart(5)} %  ${`${reached}/${all}`.padStart(11)}  ${rest}`.trimEnd();
  const rows = classes.map((each) =>
    line(each.name, each.percent, each.covered, each.total, lineRanges(each.uncoveredLines)),
  );
  return [...rows, line('Total', percent, covered, total, '')].join('\n');
}

const SHOWN_RANGES = 8;

/** `12-14, 20`, shortened when there are many. */
function lineRanges(lines: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const line of lines) {
    const last = ranges.at(-1);
    if (last && last[1] === line - 1) last[1] = line;
    else ranges.push([line, line]);
  }
  const shown = ranges.slice(0, SHOWN_RANGES).map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`));
  return shown.join(', ') + (ranges.length > SHOWN_RANGES ? ', …' : '');
}
