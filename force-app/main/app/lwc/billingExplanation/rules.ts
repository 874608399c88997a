import { count, fill } from 'c/format';
import CANCEL_AT_END from '@salesforce/label/c.Policy_Cancel_AT_END';
import CANCEL_AT_REQUEST from '@salesforce/label/c.Policy_Cancel_AT_REQUEST';
import CLV from '@salesforce/label/c.Policy_CLV';
import CLV_ALL from '@salesforce/label/c.Policy_CLV_All';
import CLV_MODEL from '@salesforce/label/c.Policy_CLV_Model';
import COUNT_ATTEMPT from '@salesforce/label/c.Policy_Count_ATTEMPT';
import COUNT_INVOICE from '@salesforce/label/c.Policy_Count_DISTINCT_INVOICE';
import DISCOUNTS_ALL from '@salesforce/label/c.Policy_Discounts_ALL';
import DISCOUNTS_FOREVER from '@salesforce/label/c.Policy_Discounts_FOREVER_ONLY';
import DISCOUNTS_NONE from '@salesforce/label/c.Policy_Discounts_NONE';
import DISCOUNTS_RECURRING from '@salesforce/label/c.Policy_Discounts_RECURRING_ACTIVE';
import HEALTH from '@salesforce/label/c.Policy_Health';
import LTV from '@salesforce/label/c.Policy_LTV';
import RISK from '@salesforce/label/c.Policy_Risk';
import USAGE_INCLUDE from '@salesforce/label/c.Policy_Usage_INCLUDE';
import USAGE_SEPARATE from '@salesforce/label/c.Policy_Usage_SEPARATE';

const SENTENCES: Readonly<Record<string, string>> = {
  AT_END: CANCEL_AT_END,
  AT_REQUEST: CANCEL_AT_REQUEST,
  ATTEMPT: COUNT_ATTEMPT,
  DISTINCT_INVOICE: COUNT_INVOICE,
  ALL: DISCOUNTS_ALL,
  FOREVER_ONLY: DISCOUNTS_FOREVER,
  NONE: DISCOUNTS_NONE,
  RECURRING_ACTIVE: DISCOUNTS_RECURRING,
  INCLUDE: USAGE_INCLUDE,
  SEPARATE: USAGE_SEPARATE,
};

/** The rules that a number follows, in sentences. */
export function rulesOf(figure: ExplainedFigure, policy: ExplainedPolicyView): string[] {
  const rules: Readonly<Record<ExplainedFigure, () => string[]>> = {
    mrr: () => [policy.discounts, policy.usage, policy.cancellations].map(sentence),
    clv: () => [clvRule(policy)],
    ltv: () => [LTV],
    health: () => [healthRule(policy), sentence(policy.failureCounting)],
    risk: () => [RISK],
  };
  return rules[figure]();
}

/** A value that a later version added is better shown as it is than left out. */
function sentence(value: string): string {
  return SENTENCES[value] ?? value;
}

function clvRule({ clvModel, lifespanMonths, windowMonths }: ExplainedPolicyView): string {
  if (clvModel) return fill(CLV_MODEL, clvModel);
  const lifespan = count(lifespanMonths);
  return windowMonths > 0 ? fill(CLV, count(windowMonths), lifespan) : fill(CLV_ALL, lifespan);
}

function healthRule({ healthWindowDays, yellowFrom, redFrom }: ExplainedPolicyView): string {
  return fill(HEALTH, count(healthWindowDays), count(yellowFrom), count(redFrom));
}
