import type { StripeAccount } from '../account/account.ts';
import type { Invoice, InvoiceLine } from '../state/objects.ts';
import { containedTax, percentOf } from './amounts.ts';
import { netAmount } from './discounts.ts';

type Tax = NonNullable<Invoice['total_taxes']>[number];

/** Puts the tax of each rate on a line, from what is left after discounts. */
export function withTaxes(account: StripeAccount, line: InvoiceLine, rateIds: readonly string[]): InvoiceLine {
  const net = netAmount(line);
  const taxes = rateIds.flatMap((id): Tax[] => {
    const rate = account.store.get('tax_rates', id);
    if (!rate) return [];
    const amount = rate.inclusive ? containedTax(net, rate.percentage) : percentOf(net, rate.percentage);
    return [
      {
        amount,
        tax_behavior: rate.inclusive ? 'inclusive' : 'exclusive',
        tax_rate_details: { tax_rate: rate.id },
        taxability_reason: 'not_available',
        taxable_amount: rate.inclusive ? net - amount : net,
        type: 'tax_rate_details',
      },
    ];
  });
  return { ...line, taxes };
}

/** The taxes of all lines, one entry for each rate. */
export function totalTaxes(lines: readonly InvoiceLine[]): Tax[] {
  const totals = new Map<string, Tax>();
  for (const tax of lines.flatMap((line) => line.taxes ?? [])) {
    const key = `${tax.tax_rate_details?.tax_rate}/${tax.tax_behavior}`;
    const total = totals.get(key);
    totals.set(key, {
      ...tax,
      amount: (total?.amount ?? 0) + tax.amount,
      taxable_amount: (total?.taxable_amount ?? 0) + (tax.taxable_amount ?? 0),
    });
  }
  return [...totals.values()];
}

/** The sum of the taxes of one behaviour. */
export function taxSum(taxes: readonly Tax[], behavior: 'inclusive' | 'exclusive'): number {
  return taxes.filter((tax) => tax.tax_behavior === behavior).reduce((sum, tax) => sum + tax.amount, 0);
}
