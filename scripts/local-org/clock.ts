import type { Clock } from './ports.ts';

/** The org's clock: real time plus an offset that can be moved forward. */
export class MovableClock implements Clock {
  #offset: number;
  #onMove: (now: number) => void = () => undefined;
  readonly #realTime: () => number;

  /**
   * @param offset milliseconds that the org is ahead of real time
   * @param realTime milliseconds since 1970-01-01T00:00Z; handed in by tests
   */
  constructor(offset = 0, realTime: () => number = Date.now) {
    this.#offset = offset;
    this.#realTime = realTime;
  }

  now(): number {
    return Math.floor(this.#realTime() + this.#offset);
  }

  /** Milliseconds that the org is ahead of real time. */
  get offset(): number {
    return this.#offset;
  }

  /** Sets the time. An earlier time than now is left out of account: time never runs backwards. */
  moveTo(time: number): void {
    const ahead = time - this.now();
    if (ahead <= 0) return;
    this.#offset += ahead;
    this.#onMove(this.now());
  }

  /** Tells a listener of every move, with the time it led to. */
  onMove(listener: (now: number) => void): void {
    this.#onMove = listener;
  }
}

const durationPattern = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const unitMilliseconds = [604_800_000, 86_400_000, 3_600_000, 60_000, 1_000];

/**
 * Reads an ISO 8601 duration of weeks, days, hours, minutes and seconds (`PT5M`, `P7D`).
 * @returns milliseconds
 * @throws RangeError for any other text; months and years have no fixed length
 */
export function parseDuration(text: string): number {
  const match = durationPattern.exec(text.trim().toUpperCase());
  const parts = match?.slice(1) ?? [];
  if (parts.every((part) => part === undefined)) {
    throw new RangeError(`"${text}" is no duration: write it as PT5M, PT12H or P7D`);
  }
  return parts.reduce((sum, part, index) => sum + Number(part ?? 0) * unitMilliseconds[index], 0);
}
