import type { StripeAccount } from '../account/account.ts';
import type { Charge, FraudWarning } from '../state/objects.ts';

/** The card's issuer reports that a payment may be fraudulent, days before anybody disputes it. */
export function openFraudWarning(account: StripeAccount, charge: Charge, fraudType: string): FraudWarning {
  return account.add(
    'fraud_warnings',
    {
      id: account.ids.next('issfr'),
      object: 'radar.early_fraud_warning',
      actionable: isActionable(charge),
      charge: charge.id,
      created: account.now(),
      fraud_type: fraudType,
      livemode: false,
      payment_intent: charge.payment_intent ?? undefined,
    },
    'radar.early_fraud_warning.created',
  );
}

/** A payment that was refunded in full or disputed: nothing is left to do about its warnings. */
export function settleFraudWarnings(account: StripeAccount, chargeId: string): void {
  const charge = account.store.get('charges', chargeId);
  if (!charge || isActionable(charge)) return;
  for (const warning of account.store.where('fraud_warnings', 'charge', chargeId)) {
    if (warning.actionable) {
      account.change('fraud_warnings', warning, { actionable: false }, 'radar.early_fraud_warning.updated');
    }
  }
}

function isActionable(charge: Charge): boolean {
  return !charge.refunded && !charge.disputed;
}
