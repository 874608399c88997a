import { Exact, zero } from './decimal.ts';
import type { MrrPolicy, Price, Tier } from './facts.ts';

/** Billing periods in a year of twelve equal months (R2). */
const periodsAYear = {
  EXACT: { day: 365, week: 52, month: 12, year: 1 },
  LEGACY: { day: 360, week: 48, month: 12, year: 1 },
} as const;

/** How many invoices a price brings a year. */
export function invoicesAYear(price: Price, { intervalFactors }: MrrPolicy): Exact {
  return new Exact(periodsAYear[intervalFactors][price.billingInterval]).div(price.intervalCount);
}

/** What an amount that is due once per billing period is worth a month (R2). */
export function aMonth(amount: Exact, price: Price, { intervalFactors }: MrrPolicy): Exact {
  return amount.times(periodsAYear[intervalFactors][price.billingInterval]).div(12 * price.intervalCount);
}

/** What a quantity costs per billing period, in minor units (R3, R4, R5). */
export function costOf(price: Price, quantity: Exact): Exact {
  const units = billedUnits(price, quantity);
  if (price.billingScheme === 'per_unit') return units.times(price.unitAmount ?? zero);
  return price.tiersMode === 'volume' ? volumeCost(price.tiers, units) : graduatedCost(price.tiers, units);
}

/** Units sold in packages are billed by the package (R4). */
function billedUnits({ divideBy, roundUp }: Price, quantity: Exact): Exact {
  if (divideBy === null) return quantity;
  const packages = quantity.div(divideBy);
  return roundUp ? packages.ceil() : packages.floor();
}

const costInTier = ({ unitAmount, flatAmount }: Tier, units: Exact): Exact =>
  units.times(unitAmount ?? zero).plus(flatAmount ?? zero);

/** The tier that the last unit is in prices all of them. */
function volumeCost(tiers: readonly Tier[], units: Exact): Exact {
  const tier = tiers.find(({ upTo }) => upTo === null || units.lte(upTo));
  return tier && units.gt(0) ? costInTier(tier, units) : zero;
}

/** Each tier prices the units that lie in it, and asks its flat fee once there are any. */
function graduatedCost(tiers: readonly Tier[], units: Exact): Exact {
  let cost = zero;
  let below = zero;
  for (const tier of tiers) {
    if (units.lte(below)) break;
    const reached = tier.upTo?.lt(units) ? tier.upTo : units;
    cost = cost.plus(costInTier(tier, reached.minus(below)));
    below = reached;
  }
  return cost;
}
