import { LightningElement, api } from 'lwc';
import { counted, money } from 'c/format';
import ACCOUNTS_MANY from '@salesforce/label/c.Accounts_Many';
import ACCOUNTS_ONE from '@salesforce/label/c.Accounts_One';
import MRR from '@salesforce/label/c.Figure_MRR';
import SHARE from '@salesforce/label/c.Health_Share';

interface Band {
  readonly health: string;
  readonly accounts: string;
  readonly mrr: string;
  readonly segmentClass: string;
  readonly x: string;
  readonly width: string;
}

/** How many Accounts, and how much MRR, are Green, Yellow and Red: one bar and the numbers. */
export default class HealthBands extends LightningElement {
  /** Green, Yellow and Red. */
  @api bands: readonly HealthBandView[] = [];
  /** Currency of the amounts. */
  @api currencyCode = '';

  label = { mrr: MRR, share: SHARE };

  get shown(): Band[] {
    const total = Math.max(
      1,
      this.bands.reduce((sum, { accounts }) => sum + accounts, 0),
    );
    let before = 0;
    return this.bands.map(({ health, accounts, mrr }) => {
      const x = before / total;
      before += accounts;
      return {
        health,
        accounts: counted(ACCOUNTS_ONE, ACCOUNTS_MANY, accounts),
        mrr: money(mrr, this.currencyCode),
        segmentClass: health.toLowerCase(),
        x: `${(x * 100).toFixed(2)}%`,
        width: `${((accounts / total) * 100).toFixed(2)}%`,
      };
    });
  }
}
