import { LightningElement, api } from 'lwc';
import type { Figure } from 'c/figureList';
import { day, fill, money } from 'c/format';
import ACTION from '@salesforce/label/c.Explain_Action';
import CLV from '@salesforce/label/c.Figure_CLV';
import CLV_HELP from '@salesforce/label/c.Figure_CLV_Help';
import CONTRACTED from '@salesforce/label/c.Figure_Contracted';
import GROUP from '@salesforce/label/c.Figure_Group';
import EXPLAIN from '@salesforce/label/c.Explain_Short';
import LAST_PAYMENT from '@salesforce/label/c.Figure_Last_Payment';
import LAST_PAYMENT_HELP from '@salesforce/label/c.Figure_Last_Payment_Help';
import LTV from '@salesforce/label/c.Figure_LTV';
import LTV_HELP from '@salesforce/label/c.Figure_LTV_Help';
import LTV_NOTE from '@salesforce/label/c.Figure_LTV_Note';
import MRR from '@salesforce/label/c.Figure_MRR';
import MRR_HELP from '@salesforce/label/c.Figure_MRR_Help';
import NO_PAYMENT from '@salesforce/label/c.Figure_No_Payment';
import TRIAL from '@salesforce/label/c.Figure_Trial';
import USAGE from '@salesforce/label/c.Figure_Usage';

/** A label with a place for the amount beside it. */
type Other = readonly [label: string, amount: number | null];

/**
 * The numbers of an Account: MRR, CLV with its tier, cash to date, and the last payment. Sends `explain` with the number
 * that somebody wants to understand.
 */
export default class BillingFigures extends LightningElement {
  /** The Account's billing. */
  @api billing: AccountBillingView | undefined;

  get figures(): Figure[] {
    const billing = this.billing;
    return billing ? [mrrFigure(billing), clvFigure(billing), ltvFigure(billing), paymentFigure(billing)] : [];
  }

  handleExplain({ detail }: CustomEvent<string>): void {
    this.dispatchEvent(new CustomEvent('explain', { detail }));
  }
}

/** The button that opens the reckoning of a figure. */
function explain(name: string): Figure['action'] {
  return { text: EXPLAIN, description: fill(ACTION, name) };
}

/** Amounts worth a note: there is one, and it is not the figure itself. */
function notesOf(others: readonly Other[], figure: number | null, currencyCode: string): string[] {
  return others
    .filter(([, amount]) => amount && amount !== figure)
    .map(([label, amount]) => fill(label, money(amount, currencyCode)));
}

function mrrFigure(billing: AccountBillingView): Figure {
  const { currencyCode, mrr, usageMrr, trialMrr, contractedMrr, hierarchyMrr } = billing;
  const others: Other[] = [
    [USAGE, usageMrr],
    [TRIAL, trialMrr],
    [CONTRACTED, contractedMrr],
    [GROUP, hierarchyMrr],
  ];
  const notes = notesOf(others, mrr, currencyCode);
  return { key: 'mrr', label: MRR, help: MRR_HELP, value: money(mrr, currencyCode), notes, action: explain(MRR) };
}

function clvFigure({ clv, hierarchyClv, clvTier, currencyCode }: AccountBillingView): Figure {
  const notes = notesOf([[GROUP, hierarchyClv]], clv, currencyCode);
  const figure = { key: 'clv', label: CLV, help: CLV_HELP, value: money(clv, currencyCode), notes };
  return { ...figure, tier: clvTier, action: explain(CLV) };
}

function ltvFigure({ ltv, currencyCode }: AccountBillingView): Figure {
  const figure = { key: 'ltv', label: LTV, help: LTV_HELP, value: money(ltv, currencyCode), notes: [LTV_NOTE] };
  return { ...figure, action: explain(LTV) };
}

function paymentFigure({ lastPayment }: AccountBillingView): Figure {
  const figure = { key: 'payment', label: LAST_PAYMENT, help: LAST_PAYMENT_HELP };
  if (!lastPayment) return { ...figure, value: '–', notes: [NO_PAYMENT] };
  return { ...figure, value: money(lastPayment.amount, lastPayment.currencyCode), notes: [day(lastPayment.paidAt)] };
}
