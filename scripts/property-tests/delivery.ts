import { signed } from '../in-process/inProcessStripe.ts';
import type { InProcessOrg } from '../in-process/inProcessOrg.ts';
import { Random } from '../stripe-simulator/account/random.ts';

/** A way in which webhooks arrive. */
export interface Delivery {
  /** Takes what happened at one moment, given as bodies of webhooks in the order of their making. */
  take(bodies: readonly string[]): Promise<void>;
}

async function post(org: InProcessOrg, body: string): Promise<void> {
  const status = await org.deliver(body, signed(body, org.now));
  if (status !== 200) throw new Error(`The webhook answered ${status} to ${body}`);
}

/** Each event once, in order, and worked on before the next moment. */
export class OrderlyDelivery implements Delivery {
  readonly #org: InProcessOrg;

  constructor(org: InProcessOrg) {
    this.#org = org;
  }

  async take(bodies: readonly string[]): Promise<void> {
    for (const body of bodies) await post(this.#org, body);
    this.#org.drain();
  }
}

/** Events of a moment arrive mixed and several times, between pieces of work; old ones come again later. */
export class MixedDelivery implements Delivery {
  readonly #org: InProcessOrg;
  readonly #random: Random;
  readonly #sent: string[] = [];

  constructor(org: InProcessOrg, seed: number) {
    this.#org = org;
    this.#random = Random.for(seed, 'mixed delivery');
  }

  async take(bodies: readonly string[]): Promise<void> {
    const again = bodies.filter(() => this.#random.chance(0.3));
    const old = this.#sent.filter(() => this.#random.chance(0.1));
    await postBetweenJobs(this.#org, this.#random, shuffled([...bodies, ...again, ...old], this.#random));
    this.#sent.push(...bodies);
    this.#org.drain();
  }
}

/** Like the mixed delivery, but some events come moments later, and some never. */
export class LossyDelivery implements Delivery {
  readonly #org: InProcessOrg;
  readonly #random: Random;
  #late: string[] = [];

  constructor(org: InProcessOrg, seed: number) {
    this.#org = org;
    this.#random = Random.for(seed, 'lossy delivery');
  }

  async take(bodies: readonly string[]): Promise<void> {
    const waiting = shuffled([...this.#late, ...bodies], this.#random);
    const fates = Map.groupBy(waiting, () =>
      this.#random.weighted([
        [5, 'now'],
        [2, 'twice'],
        [3, 'late'],
        [2, 'never'],
      ] as const),
    );
    const { now = [], twice = [], late = [] } = Object.fromEntries(fates);
    this.#late = late;
    await postBetweenJobs(this.#org, this.#random, shuffled([...now, ...twice, ...twice], this.#random));
    if (this.#random.chance(0.7)) this.#org.drain();
  }
}

async function postBetweenJobs(org: InProcessOrg, random: Random, bodies: readonly string[]): Promise<void> {
  for (const body of bodies) {
    await post(org, body);
    for (let jobs = random.between(0, 2); jobs > 0; jobs--) org.runNext();
  }
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const mixed = [...items];
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = random.between(0, at);
    [mixed[at], mixed[other]] = [mixed[other], mixed[at]];
  }
  return mixed;
}
