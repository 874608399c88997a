const DAY_MILLISECONDS = 86_400_000;

/** Days between two marks of the line. */
const TICK_DAYS = 30;

/** Something that happened, before it has a place on the line. */
export interface Happening {
  readonly key: string;
  readonly at: string;
  readonly title: string;
  readonly dotClass: string;
}

/** A dot on the line. */
export interface Dot extends Happening {
  /** Distance from the left, as an SVG percentage. */
  readonly x: string;
}

/** A mark below the line. */
export interface Tick {
  readonly x: string;
  readonly text: string;
  readonly anchor: string;
}

const percentOf = (share: number): string => `${(share * 100).toFixed(2)}%`;

/** Puts what happened on a line that ends at a time; what lies outside of it is left out. */
export function dotsOf(happenings: readonly Happening[], endsAt: string, days: number): Dot[] {
  const start = Date.parse(endsAt) - days * DAY_MILLISECONDS;
  const shareOf = (at: string): number => (Date.parse(at) - start) / (days * DAY_MILLISECONDS);
  return happenings
    .filter(({ at }) => shareOf(at) >= 0 && shareOf(at) <= 1)
    .map((happening) => ({ ...happening, x: percentOf(shareOf(happening.at)) }));
}

/** The marks of the line: its end and every 30 days before. */
export function ticksOf(endsAt: string, days: number, textOf: (at: string) => string): Tick[] {
  const ticks: Tick[] = [];
  for (let age = 0; age <= days; age += TICK_DAYS) {
    const at = new Date(Date.parse(endsAt) - age * DAY_MILLISECONDS).toISOString();
    ticks.unshift({ x: percentOf(1 - age / days), text: textOf(at), anchor: anchorOf(age, days) });
  }
  return ticks;
}

/** Keeps the texts at both ends inside the picture. */
function anchorOf(age: number, days: number): string {
  if (age === 0) return 'end';
  return age === days ? 'start' : 'middle';
}
