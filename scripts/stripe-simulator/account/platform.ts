import { Dispatcher } from '../webhooks/dispatcher.ts';
import { StripeAccount } from './account.ts';
import { StripeError } from './stripeError.ts';

/** An account with what delivers its events. */
export interface HostedAccount {
  readonly account: StripeAccount;
  readonly dispatcher: Dispatcher;
}

/**
 * The accounts of a Stripe Connect platform: the own one, and those connected to it, each with customers of its own.
 * Connected accounts live as long as the process.
 */
export class Platform {
  readonly own: HostedAccount;
  readonly #connected = new Map<string, HostedAccount>();

  constructor(own: HostedAccount) {
    this.own = own;
  }

  /** Every account, the own one first. */
  all(): HostedAccount[] {
    return [this.own, ...this.#connected.values()];
  }

  /**
   * The account that a request is for.
   * @param id what the header `Stripe-Account` says; the own account without it
   * @throws StripeError 403, as Stripe answers when the platform has no such account
   */
  of(id: string | undefined): HostedAccount {
    const hosted = id === undefined ? this.own : this.#connected.get(id);
    if (hosted) return hosted;
    throw new StripeError(403, {
      type: 'invalid_request_error',
      code: 'account_invalid',
      message: `The provided key does not have access to account '${id}' (or that account does not exist). Application access may have been revoked.`,
    });
  }

  /** Connects a new, empty account, whose clock is the own one's. */
  connect(id: string): HostedAccount {
    const { seed, clock } = this.own.account;
    const account = new StripeAccount({
      // Ids are unique at Stripe, whoever's they are.
      seed: seed + 7919 * (this.#connected.size + 1),
      ids_issued: 0,
      clock_offset: clock.offset,
      stands_at: clock.standsAt,
    });
    account.connectedId = id;
    const hosted = { account, dispatcher: new Dispatcher(account, () => undefined) };
    account.onEvent = (event) => hosted.dispatcher.enqueue(event);
    this.#connected.set(id, hosted);
    return hosted;
  }
}
