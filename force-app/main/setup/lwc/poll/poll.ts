/** How long to wait between two looks, in milliseconds. */
const pause = 2000;

/** Looks again and again while something is under way that tells nobody when it is done. */
export class Poll {
  readonly #look: () => Promise<boolean>;
  #looksLeft = 0;
  #timer: number | undefined;

  /** @param look loads again; true while there is more to wait for */
  constructor(look: () => Promise<boolean>) {
    this.#look = look;
  }

  /** Begins to look, unless it is looking already. @param most looks to take before it gives up */
  start(most = 60): void {
    this.#looksLeft = most;
    if (this.#timer === undefined) this.wait();
  }

  /** Looks no more. */
  stop(): void {
    window.clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#looksLeft = 0;
  }

  private wait(): void {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- stopped by whoever started it
    this.#timer = window.setTimeout(() => this.again(), pause);
  }

  private async again(): Promise<void> {
    this.#looksLeft -= 1;
    const isUnderWay = await this.#look();
    this.#timer = undefined;
    if (isUnderWay && this.#looksLeft > 0) this.wait();
  }
}
