/** The simulator's time in seconds since 1970. It ticks with the machine's clock, ahead by an offset, or stands still. */
export class Clock {
  #offset: number;
  #standsAt: number | null;
  #pinned: number | null = null;

  /**
   * @param offset seconds ahead of the machine's clock
   * @param standsAt the second at which the clock stands until it is moved; null lets it tick
   */
  constructor(offset: number, standsAt: number | null) {
    this.#offset = offset;
    this.#standsAt = standsAt;
  }

  get offset(): number {
    return this.#offset;
  }

  get standsAt(): number | null {
    return this.#standsAt;
  }

  now(): number {
    return this.#pinned ?? this.#standsAt ?? machineSeconds() + this.#offset;
  }

  /** Runs the work as if it were `second`: what falls due on the way sees its own time. */
  at(second: number, work: () => void): void {
    const before = this.#pinned;
    this.#pinned = second;
    try {
      work();
    } finally {
      this.#pinned = before;
    }
  }

  /** Moves the clock to a later second. */
  moveTo(second: number): void {
    if (this.#standsAt === null) this.#offset = second - machineSeconds();
    else this.#standsAt = second;
  }

  /** Lets a clock that stands tick from where it is. */
  start(): void {
    if (this.#standsAt === null) return;
    this.#offset = this.#standsAt - machineSeconds();
    this.#standsAt = null;
  }
}

function machineSeconds(): number {
  return Math.floor(Date.now() / 1000);
}
