/** Where the parts of the waterfall stand: across in percent of the width, down in pixels. */
export interface Bar {
  readonly key: string;
  readonly x: string;
  readonly y: number;
  readonly width: string;
  readonly height: number;
  readonly type: string;
  readonly amount: number;
  readonly startsOn: string;
}

/** The level that a month ends with. */
export interface Level {
  readonly key: string;
  readonly x1: string;
  readonly x2: string;
  readonly y: number;
}

/** A line across the chart with its amount. */
export interface Gridline {
  readonly amount: number;
  readonly y: number;
}

export const HEIGHT = 180;
const TOP = 8;
const BOTTOM = 12;
/** Left for the amounts of the grid lines. */
const LEFT = 6;
/** Steps between two grid lines, in the first digits of the amount. */
const STEPS = [1, 2, 2.5, 5, 10];
const MOST_STEPS = 4;
const LOSSES = new Set(['Contraction', 'Churn']);

/** Turns amounts into pixels from the top: all levels of the months fit between two round amounts. */
export class Scale {
  readonly lowest: number;
  readonly highest: number;
  readonly step: number;

  constructor(months: readonly RevenueMonthView[]) {
    const levels = months.flatMap(({ startMrr, endMrr, movements }) => {
      const gains = movements.reduce((sum, { amount }) => sum + Math.max(0, amount), 0);
      return [startMrr, endMrr, startMrr + gains];
    });
    const lowest = Math.min(...levels);
    const highest = Math.max(...levels, lowest + 1);
    this.step = stepFor(highest - lowest);
    this.lowest = Math.floor(lowest / this.step) * this.step;
    this.highest = Math.ceil(highest / this.step) * this.step;
  }

  y(amount: number): number {
    const share = (this.highest - amount) / (this.highest - this.lowest);
    return TOP + share * (HEIGHT - TOP - BOTTOM);
  }

  gridlines(): Gridline[] {
    const count = Math.round((this.highest - this.lowest) / this.step) + 1;
    return Array.from({ length: count }, (_, index) => {
      const amount = this.highest - index * this.step;
      return { amount, y: this.y(amount) };
    });
  }
}

/** The smallest round step that a range has few of. */
function stepFor(range: number): number {
  const rough = range / MOST_STEPS;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  return magnitude * (STEPS.find((step) => step * magnitude >= rough) ?? 10);
}

/** One bar per kind of movement: gains climb from the month's start, losses fall from there to its end. */
export function barsOf(months: readonly RevenueMonthView[], scale: Scale): Bar[] {
  return months.flatMap((month, index) => {
    let level = month.startMrr;
    const ordered = [...month.movements].sort((one, other) => Number(one.amount < 0) - Number(other.amount < 0));
    return ordered.flatMap(({ type, amount }) => {
      const from = level;
      level += amount;
      if (amount === 0) return [];
      const y = scale.y(Math.max(from, level));
      return [
        {
          key: `${month.startsOn} ${type}`,
          x: percentAt(index + (isLoss(type, amount) ? 0.5 : 0.2), months.length),
          y,
          width: `${((100 - LEFT) * 0.28) / months.length}%`,
          height: Math.max(1.5, scale.y(Math.min(from, level)) - y),
          type,
          amount,
          startsOn: month.startsOn,
        },
      ];
    });
  });
}

/** The line from the end of a month to the start of the next one. */
export function levelsOf(months: readonly RevenueMonthView[], scale: Scale): Level[] {
  return months.map(({ startsOn, endMrr }, index) => ({
    key: startsOn,
    x1: percentAt(index + 0.5, months.length),
    x2: percentAt(Math.min(index + 1.5, months.length), months.length),
    y: scale.y(endMrr),
  }));
}

/** The middle of a month. */
export function middleOf(index: number, months: number): string {
  return percentAt(index + 0.49, months);
}

function isLoss(type: string, amount: number): boolean {
  return LOSSES.has(type) || amount < 0;
}

function percentAt(month: number, months: number): string {
  return `${(LEFT + ((100 - LEFT) * month) / months).toFixed(3)}%`;
}
