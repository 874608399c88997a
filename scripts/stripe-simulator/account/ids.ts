import { Random } from './random.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const UNIQUE_PART = 5;
const UNIQUE_SPACE = ALPHABET.length ** UNIQUE_PART;
// Shares no factor with 62, so that multiplying permutes the space: no two counters meet.
const STRIDE = 397_204_573;

/** Prefixes whose ids are short in Stripe; all others look like `in_1…` with 24 characters. */
const SHORT = new Set(['cus', 'prod', 'si', 'req']);

/** Makes ids that look like Stripe's and are the same for the same seed. */
export class Ids {
  readonly #seed: number;
  #issued: number;

  /** @param issued how many ids were made before, so that a restarted account goes on where it stopped. */
  constructor(seed: number, issued = 0) {
    this.#seed = seed;
    this.#issued = issued;
  }

  get issued(): number {
    return this.#issued;
  }

  /** @param prefix the part before the underscore, such as `cus` or `sub_sched`. */
  next(prefix: string): string {
    const length = SHORT.has(prefix) ? 14 : 23;
    return `${prefix}_${SHORT.has(prefix) ? '' : '1'}${this.characters(length)}`;
  }

  /** Characters that were never given out before by this account. */
  characters(length: number): string {
    const count = ++this.#issued;
    const random = new Random(this.#seed ^ Math.imul(count, 0x85ebca6b));
    let text = '';
    let unique = (count * STRIDE) % UNIQUE_SPACE;
    for (let index = 0; index < UNIQUE_PART; index++) {
      text += ALPHABET[unique % ALPHABET.length];
      unique = Math.floor(unique / ALPHABET.length);
    }
    while (text.length < length) text += ALPHABET[Math.floor(random.next() * ALPHABET.length)];
    return text;
  }
}
