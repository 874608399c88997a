import { LightningElement, api } from 'lwc';
import getResults from '@salesforce/apex/WhatIfController.getResults';
import { reduceErrors } from 'c/errors';
import { counted, money } from 'c/format';
import ACCOUNT from '@salesforce/label/c.Account_Label';
import ACCOUNTS_MANY from '@salesforce/label/c.WhatIf_Changed_Many';
import ACCOUNTS_ONE from '@salesforce/label/c.WhatIf_Changed_One';
import ALL from '@salesforce/label/c.WhatIf_All_Changes';
import CLV from '@salesforce/label/c.Figure_CLV';
import HEALTH from '@salesforce/label/c.Trouble_Health';
import MORE from '@salesforce/label/c.WhatIf_More';
import MRR from '@salesforce/label/c.Figure_MRR';
import NO from '@salesforce/label/c.No';
import NONE from '@salesforce/label/c.WhatIf_Results_None';
import RISK from '@salesforce/label/c.WhatIf_Risk';
import SHOW from '@salesforce/label/c.WhatIf_Show';
import TIER from '@salesforce/label/c.Tiers_Tier';
import WHY from '@salesforce/label/c.Revenue_Reason';
import YES from '@salesforce/label/c.Yes';

const PAGE = 50;

interface Row {
  readonly id: string;
  readonly accountId: string;
  readonly accountName: string;
  readonly mrr: string;
  readonly clv: string;
  readonly tier: string;
  readonly health: string;
  readonly risk: string;
  readonly reason: string | null;
}

/** The Accounts that other rules would change, page by page: from what to what, and why. */
export default class WhatIfResults extends LightningElement {
  /** How many there are. */
  @api changedAccounts = 0;
  /** Currency of the amounts. */
  @api currencyCode = '';

  label = {
    account: ACCOUNT,
    clv: CLV,
    health: HEALTH,
    more: MORE,
    mrr: MRR,
    none: NONE,
    risk: RISK,
    show: SHOW,
    tier: TIER,
    why: WHY,
  };
  options = [
    { label: ALL, value: '' },
    { label: MRR, value: 'MRR' },
    { label: CLV, value: 'CLV' },
    { label: TIER, value: 'Tier' },
    { label: HEALTH, value: 'Health' },
    { label: RISK, value: 'Risk' },
  ];
  change = '';
  results: readonly WhatIfResultView[] = [];
  isLoading = true;
  hasMore = false;
  problem = '';
  shownRunId = '';

  /** Id of the comparison's run. */
  @api
  get runId(): string {
    return this.shownRunId;
  }
  set runId(value: string) {
    if (value === this.shownRunId) return;
    this.shownRunId = value;
    this.load();
  }

  get heading(): string {
    return counted(ACCOUNTS_ONE, ACCOUNTS_MANY, this.changedAccounts);
  }

  get isEmpty(): boolean {
    return !this.isLoading && !this.problem && this.results.length === 0;
  }

  get rows(): Row[] {
    const amount = (value: number): string => money(value, this.currencyCode);
    return this.results.map((result) => ({
      id: result.id,
      accountId: result.accountId,
      accountName: result.accountName,
      mrr: moved(result.mrrBefore, result.mrrAfter, amount),
      clv: moved(result.clvBefore, result.clvAfter, amount),
      tier: moved(result.tierBefore, result.tierAfter, String),
      health: moved(result.healthBefore, result.healthAfter, String),
      risk: moved(result.riskBefore, result.riskAfter, (isAtRisk) => (isAtRisk ? YES : NO)),
      reason: result.reason,
    }));
  }

  handleFilter(event: CustomEvent<{ value: string }>): Promise<void> {
    this.change = event.detail.value;
    return this.load();
  }

  handleMore(): Promise<void> {
    return this.addPage(this.results);
  }

  load(): Promise<void> {
    this.results = [];
    return this.addPage([]);
  }

  async addPage(before: readonly WhatIfResultView[]): Promise<void> {
    const { runId, change } = this;
    const last = before.at(-1);
    this.isLoading = true;
    this.hasMore = false;
    this.problem = '';
    try {
      const params = { runId, change: change || null, afterWeight: last?.weight, afterId: last?.id };
      const page = await getResults(params);
      // Somebody may have asked for something else meanwhile.
      if (runId !== this.runId || change !== this.change) return;
      this.results = [...before, ...page];
      this.hasMore = page.length === PAGE;
    } catch (error) {
      this.problem = reduceErrors(error).join(' ');
    }
    this.isLoading = false;
  }
}

function moved<T>(before: T, after: T, textOf: (value: T) => string): string {
  return before === after ? textOf(after) : `${textOf(before)} → ${textOf(after)}`;
}
