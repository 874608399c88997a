import type { Price, PriceTier } from '../state/objects.ts';
import { timesQuantity } from './amounts.ts';

/** One line that a price makes on an invoice. */
export interface PricedLine {
  /** Minor units. */
  amount: number;
  quantity: number;
  unitAmountDecimal: string | null;
  /** Names the tier; empty when the price has none. */
  tier: string;
}

/**
 * What a quantity costs. A graduated price makes one line for each tier that is touched, plus one for its flat fee;
 * a volume price prices the whole quantity by the tier it falls into.
 */
export function priceLines(price: Price, quantity: number): PricedLine[] {
  const units = transformed(price, quantity);
  if (price.billing_scheme !== 'tiered') {
    const unit = price.unit_amount_decimal ?? String(price.unit_amount ?? 0);
    return [{ amount: timesQuantity(unit, units), quantity, unitAmountDecimal: unit, tier: '' }];
  }
  const tiers = price.tiers ?? [];
  return price.tiers_mode === 'volume' ? volumeLines(tiers, units) : graduatedLines(tiers, units);
}

/** What a quantity costs in all, in minor units. */
export function priceAmount(price: Price, quantity: number): number {
  return priceLines(price, quantity).reduce((sum, line) => sum + line.amount, 0);
}

function transformed(price: Price, quantity: number): number {
  const rule = price.transform_quantity;
  if (!rule) return quantity;
  const packages = quantity / rule.divide_by;
  return rule.round === 'up' ? Math.ceil(packages) : Math.floor(packages);
}

function graduatedLines(tiers: readonly PriceTier[], quantity: number): PricedLine[] {
  const lines: PricedLine[] = [];
  let start = 0;
  for (const [index, tier] of tiers.entries()) {
    if (quantity <= start && index > 0) break;
    const end = Math.min(quantity, tier.up_to ?? Infinity);
    lines.push(...tierLines(tier, end - start, `Tier ${index + 1}`));
    start = end;
  }
  return lines;
}

function volumeLines(tiers: readonly PriceTier[], quantity: number): PricedLine[] {
  const index = tiers.findIndex((tier) => tier.up_to === null || quantity <= tier.up_to);
  const tier = tiers[index];
  return tier ? tierLines(tier, quantity, `Tier ${index + 1}`) : [];
}

function tierLines(tier: PriceTier, quantity: number, name: string): PricedLine[] {
  const unit = tier.unit_amount_decimal ?? '0';
  const lines = [{ amount: timesQuantity(unit, quantity), quantity, unitAmountDecimal: unit, tier: name }];
  const flat = tier.flat_amount_decimal;
  if (flat === null || Number(flat) === 0) return lines;
  return [...lines, { amount: timesQuantity(flat, 1), quantity: 0, unitAmountDecimal: null, tier: `${name} flat fee` }];
}
