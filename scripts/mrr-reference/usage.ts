import { inMajorUnits, roundedTo, sumOf, zero, type Exact } from './decimal.ts';
import type { Invoice, InvoiceLine, Subscription } from './facts.ts';

const averagedMonths = 3;

/** The mean of the last closed months of metered items (R6), in major units, rounded. */
export function monthlyUsage(subscription: Subscription, invoices: readonly Invoice[], asOf: Date): Exact {
  const { subscriptionId, currencyCode } = subscription;
  const billed = new Map<number, Exact>();
  for (const invoice of invoices) {
    if (invoice.subscriptionId !== subscriptionId || !['open', 'paid'].includes(invoice.status)) continue;
    for (const line of invoice.lines) if (line.metered && line.periodEnd <= asOf) spread(line, currencyCode, billed);
  }
  const newest = [...billed].sort(([a], [b]) => b - a).slice(0, averagedMonths);
  return newest.length === 0 ? zero : roundedTo(currencyCode, sumOf(newest, ([, amount]) => amount).div(newest.length));
}

/** Adds a line to the calendar months in which its months begin, in equal parts. */
function spread(
  { netAmount, periodStart, periodEnd }: InvoiceLine,
  currency: string,
  billed: Map<number, Exact>,
): void {
  const first = monthNumber(periodStart);
  const months = Math.max(1, monthNumber(periodEnd) - first);
  const part = inMajorUnits(netAmount, currency).div(months);
  for (let month = first; month < first + months; month++) billed.set(month, part.plus(billed.get(month) ?? zero));
}

const monthNumber = (moment: Date): number => moment.getUTCFullYear() * 12 + moment.getUTCMonth();
