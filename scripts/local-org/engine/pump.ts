import type { MovableClock } from '../clock.ts';
import type { JobQueue } from '../jobs/jobQueue.ts';

/** Longest sleep of a timer, in milliseconds; longer ones are taken in parts. */
const longestSleep = 86_400_000;

/** Runs queued work in the engine's idle time, one piece per turn, so that requests get in between. */
export class Pump {
  readonly #queue: JobQueue;
  readonly #clock: MovableClock;
  readonly #moveTo: (time: number) => void;
  readonly #onError: (error: unknown) => void;
  readonly #backgrounds = new Set<() => boolean>();
  #timer: NodeJS.Timeout | undefined;
  #isTurnPlanned = false;
  #isStopped = false;
  #waiters: (() => void)[] = [];

  /**
   * @param moveTo moves the clock
   * @param onError takes what is no fault of a job: the engine can't go on
   */
  constructor(queue: JobQueue, clock: MovableClock, moveTo: (time: number) => void, onError: (error: unknown) => void) {
    this.#queue = queue;
    this.#clock = clock;
    this.#moveTo = moveTo;
    this.#onError = onError;
  }

  /** Looks for work at the next turn: to be called whenever some may have arrived. */
  kick(): void {
    if (this.#isTurnPlanned || this.#isStopped) return;
    this.#isTurnPlanned = true;
    setImmediate(() => this.#turn());
  }

  /** Adds work that is called again and again until it returns false. */
  background(step: () => boolean): void {
    this.#backgrounds.add(step);
    this.kick();
  }

  /** Resolves when nothing is due. */
  settle(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiters.push(resolve);
      this.kick();
    });
  }

  /** Moves the clock forward, stopping wherever something falls due. @param target milliseconds */
  async moveClock(target: number): Promise<void> {
    await this.settle();
    for (let due = this.#queue.nextDue(); due !== undefined && due <= target; due = this.#queue.nextDue()) {
      this.#moveTo(due);
      await this.settle();
    }
    this.#moveTo(target);
    await this.settle();
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    for (const resolve of this.#waiters.splice(0)) resolve();
  }

  #turn(): void {
    this.#isTurnPlanned = false;
    if (this.#isStopped) return;
    try {
      if (this.#queue.runNext() || this.#runBackground()) this.kick();
      else this.#rest();
    } catch (error) {
      this.#onError(error);
    }
  }

  #runBackground(): boolean {
    for (const step of this.#backgrounds) {
      if (step()) return true;
      this.#backgrounds.delete(step);
    }
    return false;
  }

  #rest(): void {
    for (const resolve of this.#waiters.splice(0)) resolve();
    clearTimeout(this.#timer);
    const due = this.#queue.nextDue();
    if (due === undefined) return;
    const sleep = Math.min(Math.max(due - this.#clock.now(), 0), longestSleep);
    this.#timer = setTimeout(() => this.kick(), sleep);
  }
}
