import { LightningElement, api } from 'lwc';
import { count, fill, money, moment } from 'c/format';
import { settingName, settingValue } from 'c/whatIfSettings';
import ACCOUNTS from '@salesforce/label/c.WhatIf_Accounts_In';
import CLV from '@salesforce/label/c.Figure_CLV';
import COMPARED_AT from '@salesforce/label/c.WhatIf_Compared_At';
import DIFFERENCE from '@salesforce/label/c.WhatIf_Difference';
import FIGURE from '@salesforce/label/c.WhatIf_Figure';
import INCOMPLETE from '@salesforce/label/c.WhatIf_Incomplete';
import IN_FORCE from '@salesforce/label/c.WhatIf_In_Force';
import MRR from '@salesforce/label/c.Figure_MRR';
import PROPOSED from '@salesforce/label/c.WhatIf_Proposed';
import TITLE from '@salesforce/label/c.WhatIf_Totals_Title';

const TIERS = ['High', 'Mid', 'Low'];
const HEALTH = ['Green', 'Yellow', 'Red'];

interface Row {
  readonly key: string;
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly difference: string;
  readonly differenceClass: string;
}

/** The sums of all Accounts by the rules in force and by the others. */
export default class WhatIfTotals extends LightningElement {
  /** The comparison, ended. */
  @api comparison: WhatIfComparisonView | undefined;
  /** Currency of the amounts. */
  @api currencyCode = '';

  label = { difference: DIFFERENCE, figure: FIGURE, inForce: IN_FORCE, proposed: PROPOSED, title: TITLE };

  get changes(): { name: string; label: string; fromText: string; toText: string }[] {
    return (this.comparison?.changes ?? []).map(({ name, fromValue, toValue }) => ({
      name,
      label: settingName(name),
      fromText: settingValue(fromValue),
      toText: settingValue(toValue),
    }));
  }

  get rows(): Row[] {
    const { current, proposed } = this.comparison ?? {};
    if (!current || !proposed) return [];
    const amount = (value: number): string => money(value, this.currencyCode);
    const tiers = TIERS.map((tier) => row(tier, accountsIn(tier), current.tiers[tier], proposed.tiers[tier], count));
    const health = HEALTH.map((each) =>
      row(each, accountsIn(each), current.health[each], proposed.health[each], count),
    );
    return [
      row('mrr', MRR, current.mrr, proposed.mrr, amount),
      row('clv', CLV, current.clv, proposed.clv, amount),
      ...tiers,
      ...health,
    ];
  }

  get warning(): string {
    const failed = this.comparison?.run.failed ?? 0;
    return failed > 0 ? fill(INCOMPLETE, count(failed), this.comparison?.run.message ?? '') : '';
  }

  get comparedAt(): string {
    const { finishedAt, startedBy } = this.comparison?.run ?? {};
    return fill(COMPARED_AT, moment(finishedAt), startedBy ?? '');
  }
}

function accountsIn(band: string): string {
  return fill(ACCOUNTS, band);
}

function row(key: string, name: string, before = 0, after = 0, textOf = String as (value: number) => string): Row {
  const difference = after - before;
  return {
    key,
    name,
    before: textOf(before),
    after: textOf(after),
    difference: difference === 0 ? '–' : `${difference > 0 ? '+' : ''}${textOf(difference)}`,
    differenceClass: difference === 0 ? 'number' : 'number changed',
  };
}
