import { LightningElement, api } from 'lwc';
import { compactMoney, count, fill, money, percent } from 'c/format';
import ACCOUNTS from '@salesforce/label/c.Tiers_Accounts';
import BY_CLV from '@salesforce/label/c.Tiers_By_CLV';
import CLV from '@salesforce/label/c.Figure_CLV';
import FROM from '@salesforce/label/c.Tiers_From';
import MRR from '@salesforce/label/c.Figure_MRR';
import OVER from '@salesforce/label/c.Tiers_Over';
import REST from '@salesforce/label/c.Tiers_Rest';
import SHARE from '@salesforce/label/c.Tiers_Share';
import TIER from '@salesforce/label/c.Tiers_Tier';

interface Bar {
  readonly name: string;
  readonly bound: string;
  readonly accounts: string;
  readonly mrr: string;
  readonly clv: string;
  readonly share: string;
  /** Length of the bar as an SVG percentage. */
  readonly width: string;
  readonly barClass: string;
  readonly title: string;
}

/** Accounts, MRR and CLV per tier, as bars and as a table. */
export default class TierChart extends LightningElement {
  /** The tiers, the highest first. */
  @api tiers: readonly TierView[] = [];
  /** Currency of the amounts. */
  @api currencyCode = '';
  /** True where there is no room for the bars. */
  @api narrow = false;

  label = { accounts: ACCOUNTS, byClv: BY_CLV, clv: CLV, mrr: MRR, share: SHARE, tier: TIER };

  get isWide(): boolean {
    return !this.narrow;
  }

  get bars(): Bar[] {
    const total = this.tiers.reduce((sum, { clv }) => sum + clv, 0);
    const largest = Math.max(...this.tiers.map(({ clv }) => clv), 1);
    return this.tiers.map((tier) => ({
      name: tier.name,
      bound: boundOf(tier, this.currencyCode),
      accounts: count(tier.accounts),
      mrr: money(tier.mrr, this.currencyCode),
      clv: money(tier.clv, this.currencyCode),
      share: percent(total === 0 ? 0 : tier.clv / total),
      width: `${Math.max(0.5, (tier.clv / largest) * 100).toFixed(2)}%`,
      barClass: `bar ${tier.name.toLowerCase()}`,
      title: `${tier.name}: ${compactMoney(tier.clv, this.currencyCode)}`,
    }));
  }
}

function boundOf({ minimum, isExclusive }: TierView, currencyCode: string): string {
  if (minimum === null || minimum === undefined) return REST;
  return fill(isExclusive ? OVER : FROM, money(minimum, currencyCode));
}
