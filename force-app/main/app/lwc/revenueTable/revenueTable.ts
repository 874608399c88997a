import { LightningElement, api } from 'lwc';
import { count, counted, money, month } from 'c/format';
import { movementName, shownTypes } from 'c/revenueMovements';
import CUSTOMERS from '@salesforce/label/c.Revenue_Customers';
import END from '@salesforce/label/c.Revenue_End';
import MONTH from '@salesforce/label/c.Revenue_Month';
import MOVEMENTS_MANY from '@salesforce/label/c.Revenue_Movements_Many';
import MOVEMENTS_ONE from '@salesforce/label/c.Revenue_Movements_One';
import START from '@salesforce/label/c.Revenue_Start';
import TITLE from '@salesforce/label/c.Revenue_Table_Title';

interface Cell {
  readonly key: string;
  readonly text: string;
  /** What the button says to those who can't see where it is; empty for a cell without one. */
  readonly title: string;
}

interface Row {
  readonly key: string;
  readonly name: string;
  readonly rowClass: string;
  readonly cells: readonly Cell[];
}

/** Start, movements and end of every month. The event `choose` asks whom a movement is made of. */
export default class RevenueTable extends LightningElement {
  /** The months, the oldest first. */
  @api months: readonly RevenueMonthView[] = [];
  /** Currency of the amounts. */
  @api currencyCode = '';

  label = { month: MONTH, title: TITLE };

  get headings(): { key: string; text: string }[] {
    return this.months.map(({ startsOn }) => ({ key: startsOn, text: month(startsOn) }));
  }

  get rows(): Row[] {
    return [
      this.total('start', START, ({ startMrr }) => this.money(startMrr)),
      ...shownTypes(this.months).map((type) => this.movements(type)),
      this.total('end', END, ({ endMrr }) => this.money(endMrr)),
      this.total('customers', CUSTOMERS, ({ endCustomers }) => count(endCustomers)),
    ];
  }

  handleChoose(event: Event): void {
    const { type = '', month: startsOn = '' } = (event.currentTarget as HTMLElement).dataset;
    const endsAt = this.months.find((each) => each.startsOn === startsOn)?.endsAt ?? '';
    const detail: RevenueQuestion = { type, startsOn, endsAt };
    this.dispatchEvent(new CustomEvent('choose', { detail }));
  }

  total(key: string, name: string, textOf: (view: RevenueMonthView) => string): Row {
    const cells = this.months.map((view) => ({ key: view.startsOn, text: textOf(view), title: '' }));
    return { key, name, rowClass: 'total', cells };
  }

  movements(type: string): Row {
    const name = movementName(type);
    const cells = this.months.map((view) => {
      const movement = view.movements.find((each) => each.type === type);
      if (!movement?.count) return { key: view.startsOn, text: '–', title: '' };
      const text = this.money(movement.amount);
      const number = counted(MOVEMENTS_ONE, MOVEMENTS_MANY, movement.count);
      return { key: view.startsOn, text, title: `${name}, ${month(view.startsOn)}: ${text}, ${number}` };
    });
    return { key: type, name, rowClass: '', cells };
  }

  money(amount: number): string {
    return money(amount, this.currencyCode);
  }
}
