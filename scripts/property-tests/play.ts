import type { OutboundRequest, OutboundResult } from '../local-org/engine/protocol.ts';
import { InProcessOrg } from '../in-process/inProcessOrg.ts';
import { InProcessStripe } from '../in-process/inProcessStripe.ts';
import { StripeError } from '../stripe-simulator/account/stripeError.ts';
import { answerApi } from '../stripe-simulator/api/api.ts';
import { act } from '../stripe-simulator/control/actions.ts';
import type { Delivery } from './delivery.ts';
import type { Beginning, History, Step } from './history.ts';
import { readPicture, type Picture } from './picture.ts';

/** 2026-09-21T14:13:20Z, a Monday: when each history begins. */
const begin = 1_790_000_000;
const hour = 3_600;
const day = 24 * hour;

/** Plays histories of a Stripe account to one org, each from the same beginning. */
export class Stage {
  readonly #org: InProcessOrg;
  readonly #reports: string[] = [];
  #stripe = new InProcessStripe(0, begin);

  constructor() {
    this.#org = new InProcessOrg({
      now: begin * 1000,
      sendCallout: (request: OutboundRequest): OutboundResult => this.#stripe.answer(request),
      onReport: (line) => this.#reports.push(line),
    });
    this.#org.drain();
  }

  /**
   * Plays a history, lets the org catch up, and reads what people see then.
   * @param deliveryTo makes the way in which webhooks arrive
   * @throws Error when a job of the org failed
   */
  play(history: History, deliveryTo: (org: InProcessOrg) => Delivery): Promise<Picture> {
    this.#reports.length = 0;
    this.#stripe = new InProcessStripe(history.seed, begin);
    return this.#org.undoing(async () => {
      const run = new Performance(this.#stripe, this.#org, deliveryTo(this.#org));
      await run.all(history);
      if (this.#reports.length > 0) throw new Error(`A job failed: ${this.#reports.join('\n')}`);
      return readPicture(this.#org);
    });
  }

  close(): void {
    this.#org.close();
  }
}

/** One history on its way. */
class Performance {
  readonly #stripe: InProcessStripe;
  readonly #org: InProcessOrg;
  readonly #delivery: Delivery;
  readonly #customers: string[] = [];
  #bodies: string[] = [];

  constructor(stripe: InProcessStripe, org: InProcessOrg, delivery: Delivery) {
    this.#stripe = stripe;
    this.#org = org;
    this.#delivery = delivery;
    stripe.account.onEvent = (event) => this.#bodies.push(stripe.bodyOf(event));
  }

  async all({ beginnings, steps }: History): Promise<void> {
    for (const [index, beginning] of beginnings.entries()) {
      this.#signUp(beginning, index);
      await this.#deliver();
    }
    for (const step of steps) {
      await this.#wait(step.wait);
      this.#do(step);
      await this.#deliver();
    }
    await this.#catchUp();
  }

  #signUp({ price, quantity, coupon, trial }: Beginning, index: number): void {
    const customer = this.#post('/v1/customers', {
      name: `Customer ${index}`,
      email: `billing@customer-${index}.example`,
      payment_method: 'pm_card_visa',
      'invoice_settings[default_payment_method]': 'pm_card_visa',
    });
    this.#customers.push(customer);
    const prices = this.#stripe.account.store.all('prices');
    const chosen = prices[price % prices.length];
    const isLicensed = chosen.recurring?.usage_type === 'licensed';
    this.#post('/v1/subscriptions', {
      customer,
      'items[0][price]': chosen.id,
      ...(isLicensed ? { 'items[0][quantity]': String(quantity) } : {}),
      ...(coupon ? { 'discounts[0][coupon]': 'LAUNCH20' } : {}),
      ...(trial ? { trial_period_days: '7' } : {}),
    });
  }

  #post(path: string, values: Readonly<Record<string, string>>): string {
    const header = (name: string): string | undefined => (name === 'authorization' ? 'Bearer sk_test_play' : undefined);
    const form = new URLSearchParams(values).toString();
    const { status, body } = answerApi(this.#stripe.account, { method: 'POST', path, form, header });
    if (status !== 200) throw new Error(`POST ${path} ${form} answered ${JSON.stringify(body)}`);
    return String(body.id);
  }

  #do({ customer, action, options }: Step): void {
    try {
      act(this.#stripe.account, this.#customers[customer % this.#customers.length], action, options);
    } catch (error) {
      // An action that has no object, such as a refund before any payment, is a step in which nothing happens.
      if (!(error instanceof StripeError)) throw error;
    }
  }

  /** Lets time pass, stopping wherever Stripe does something by itself. @param seconds how long */
  async #wait(seconds: number): Promise<void> {
    const end = this.#stripe.account.now() + seconds;
    for (let next = this.#stripe.nextAt; next !== null && next <= end; next = this.#stripe.nextAt) {
      this.#moveTo(next);
      await this.#deliver();
    }
    this.#moveTo(end);
    this.#org.drain();
  }

  #moveTo(second: number): void {
    this.#stripe.moveTo(second);
    this.#org.now = second * 1000;
  }

  async #deliver(): Promise<void> {
    const bodies = this.#bodies;
    this.#bodies = [];
    if (bodies.length > 0) await this.#delivery.take(bodies);
  }

  /** Nothing more happens: an hour for the catch-up, then one night. */
  async #catchUp(): Promise<void> {
    this.#stripe.account.onEvent = () => undefined;
    for (const seconds of [hour, hour, day]) {
      const end = this.#stripe.account.now() + seconds;
      this.#moveTo(end);
      this.#org.drain();
    }
  }
}
