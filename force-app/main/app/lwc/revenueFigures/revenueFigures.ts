import { LightningElement, api } from 'lwc';
import type { Figure } from 'c/figureList';
import { count, counted, fill, money, rate } from 'c/format';
import ACCOUNTS_MANY from '@salesforce/label/c.Accounts_Many';
import ACCOUNTS_ONE from '@salesforce/label/c.Accounts_One';
import AT_RISK from '@salesforce/label/c.Revenue_At_Risk';
import AT_RISK_HELP from '@salesforce/label/c.Revenue_At_Risk_Help';
import CUSTOMERS from '@salesforce/label/c.Revenue_Customers';
import CUSTOMERS_HELP from '@salesforce/label/c.Revenue_Customers_Help';
import GROSS from '@salesforce/label/c.Retention_Gross_Note';
import LOST from '@salesforce/label/c.Revenue_Lost_This_Month';
import MRR from '@salesforce/label/c.Figure_MRR';
import MRR_HELP from '@salesforce/label/c.Revenue_MRR_Help';
import NET from '@salesforce/label/c.Retention_Net_Over';
import NET_HELP from '@salesforce/label/c.Retention_Net_Help';
import THIS_MONTH from '@salesforce/label/c.Revenue_This_Month';
import WHO from '@salesforce/label/c.Revenue_Who';

/** The figures of a day at a glance. The event `risk` asks who is about to leave. */
export default class RevenueFigures extends LightningElement {
  /** The view as Apex gives it. */
  @api view: RevenueView | undefined;

  get figures(): Figure[] {
    return this.view ? [...figuresOf(this.view), ...riskOf(this.view), ...retentionOf(this.view)] : [];
  }

  handleRisk(): void {
    this.dispatchEvent(new CustomEvent('risk'));
  }
}

function figuresOf({ mrr, customers, months, currencyCode }: RevenueView): Figure[] {
  const month = months.at(-1);
  const moved = (month?.endMrr ?? 0) - (month?.startMrr ?? 0);
  const churned = month?.movements.find(({ type }) => type === 'Churn')?.count ?? 0;
  const change = `${moved > 0 ? '+' : ''}${money(moved, currencyCode)}`;
  return [
    { key: 'mrr', label: MRR, help: MRR_HELP, value: money(mrr, currencyCode), notes: [fill(THIS_MONTH, change)] },
    {
      key: 'customers',
      label: CUSTOMERS,
      help: CUSTOMERS_HELP,
      value: count(customers),
      notes: [fill(LOST, count(churned))],
    },
  ];
}

function riskOf({ mrrAtRisk, customersAtRisk, currencyCode }: RevenueView): Figure[] {
  if (mrrAtRisk === null || mrrAtRisk === undefined) return [];
  const accounts = customersAtRisk ?? 0;
  const notes = [counted(ACCOUNTS_ONE, ACCOUNTS_MANY, accounts)];
  const figure = { key: 'risk', label: AT_RISK, help: AT_RISK_HELP, value: money(mrrAtRisk, currencyCode), notes };
  return [accounts > 0 ? { ...figure, action: { text: WHO } } : figure];
}

function retentionOf({ retention }: RevenueView): Figure[] {
  const longest = retention.findLast(({ net }) => net !== null && net !== undefined);
  if (!longest) return [];
  const label = fill(NET, longest.months);
  return [
    { key: 'retention', label, help: NET_HELP, value: rate(longest.net), notes: [fill(GROSS, rate(longest.gross))] },
  ];
}
