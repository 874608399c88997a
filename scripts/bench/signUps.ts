import { signed } from '../in-process/inProcessStripe.ts';
import { timed } from './measure.ts';
import type { BenchWorld } from './world.ts';

const eventsOfACustomer = 4;

/** Signs customers up at Stripe. @returns the last events of each, those that a merchant's endpoint would be sent */
export function signUp(world: BenchWorld, customers: number): string[] {
  const bodies: string[] = [];
  for (let number = 1; number <= customers; number++) {
    world.bodies.length = 0;
    world.addCustomer(number);
    bodies.push(...world.bodies.slice(-eventsOfACustomer));
  }
  return bodies;
}

/** Posts events to the webhook. @returns milliseconds until each answer. @throws Error unless all are taken */
export async function deliver(world: BenchWorld, bodies: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (const body of bodies) {
    const signature = signed(body, world.org.now);
    let status = 0;
    times.push(await timed(async () => (status = await world.org.deliver(body, signature))));
    if (status !== 200) throw new Error(`The webhook answered ${status}.`);
  }
  return times;
}

/** Events that were not worked on to their end. */
export async function eventsLeft(world: BenchWorld): Promise<number> {
  const left = await world.org.query("SELECT Id FROM Stripe_Event__c WHERE Status__c NOT IN ('Done', 'Ignored')");
  return left.length;
}
