import { LightningElement, api } from 'lwc';
import { count, counted, money, rate } from 'c/format';
import GROSS from '@salesforce/label/c.Retention_Gross';
import HELP from '@salesforce/label/c.Retention_Help';
import LOST from '@salesforce/label/c.Retention_Lost';
import MONTHS_MANY from '@salesforce/label/c.Months_Many';
import MONTHS_ONE from '@salesforce/label/c.Months_One';
import NET from '@salesforce/label/c.Retention_Net';
import PERIOD from '@salesforce/label/c.Retention_Period';
import START from '@salesforce/label/c.Retention_Start';
import TITLE from '@salesforce/label/c.Retention_Title';

interface Row {
  readonly months: number;
  readonly period: string;
  readonly start: string;
  readonly net: string;
  readonly gross: string;
  readonly lost: string;
}

/** Net and gross revenue retention over some months, and the customers lost in them. */
export default class RevenueRetention extends LightningElement {
  /** One entry per length of time, the shortest first. */
  @api retention: readonly RetentionView[] = [];
  /** Currency of the amounts. */
  @api currencyCode = '';

  label = {
    gross: GROSS,
    help: HELP,
    lost: LOST,
    net: NET,
    period: PERIOD,
    start: START,
    title: TITLE,
  };

  get rows(): Row[] {
    return this.retention.map(({ months, startMrr, net, gross, lostCustomers }) => ({
      months,
      period: counted(MONTHS_ONE, MONTHS_MANY, months),
      start: money(startMrr, this.currencyCode),
      net: rate(net),
      gross: rate(gross),
      lost: count(lostCustomers),
    }));
  }
}
