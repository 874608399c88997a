import type { StripeAccount } from '../account/account.ts';

/** Fills an empty account. */
export function makeWorld(_account: StripeAccount, _customers: number): void {}
