import { LightningElement, api } from 'lwc';
import { compactMoney, fill, money, month, monthName } from 'c/format';
import { movementName, shownTypes } from 'c/revenueMovements';
import SUMMARY from '@salesforce/label/c.Revenue_Chart_Summary';
import TITLE from '@salesforce/label/c.Revenue_Chart_Title';
import { barsOf, levelsOf, middleOf, Scale } from './waterfall';
import type { Bar, Level } from './waterfall';

interface ShownBar extends Bar {
  readonly barClass: string;
  readonly title: string;
}

interface ShownLine {
  readonly y: number;
  readonly textY: number;
  readonly text: string;
}

interface ShownName {
  readonly key: string;
  readonly x: string;
  readonly text: string;
}

interface LegendEntry {
  readonly type: string;
  readonly name: string;
  readonly keyClass: string;
}

/** What moved the MRR month by month, as a waterfall. The table below says the same in numbers. */
export default class RevenueChart extends LightningElement {
  /** The months, the oldest first. */
  @api months: readonly RevenueMonthView[] = [];
  /** Currency of the amounts. */
  @api currencyCode = '';

  label = { title: TITLE };

  get scale(): Scale {
    return new Scale(this.months);
  }

  get summary(): string {
    const first = this.months[0];
    const last = this.months.at(-1);
    return first && last
      ? fill(SUMMARY, this.money(first.startMrr), month(first.startsOn), this.money(last.endMrr), month(last.startsOn))
      : '';
  }

  get bars(): ShownBar[] {
    return barsOf(this.months, this.scale).map((bar) => ({
      ...bar,
      barClass: bar.type.toLowerCase(),
      title: `${movementName(bar.type)}, ${month(bar.startsOn)}: ${this.money(bar.amount)}`,
    }));
  }

  get levels(): Level[] {
    return levelsOf(this.months, this.scale).slice(0, -1);
  }

  get gridlines(): ShownLine[] {
    return this.scale.gridlines().map(({ amount, y }) => ({
      y,
      textY: y + 4,
      text: compactMoney(amount, this.currencyCode),
    }));
  }

  get names(): ShownName[] {
    return this.months.map(({ startsOn }, index) => ({
      key: startsOn,
      x: middleOf(index, this.months.length),
      text: monthName(startsOn),
    }));
  }

  get legend(): LegendEntry[] {
    return shownTypes(this.months).map((type) => ({
      type,
      name: movementName(type),
      keyClass: `key ${type.toLowerCase()}`,
    }));
  }

  money(amount: number): string {
    return money(amount, this.currencyCode);
  }
}
