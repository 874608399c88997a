import { LightningElement, api } from 'lwc';
import { segmentName } from 'c/cohortNames';
import { fill, percent, rate } from 'c/format';
import AS_TABLE from '@salesforce/label/c.Cohort_As_Table';
import FITTED from '@salesforce/label/c.Cohort_Curve_Fitted';
import HEADING from '@salesforce/label/c.Cohort_Curve';
import MONTH from '@salesforce/label/c.Cohort_Month';
import OBSERVED from '@salesforce/label/c.Cohort_Curve_Observed';
import SUMMARY from '@salesforce/label/c.Cohort_Curve_Summary';

const LEFT = 48;
const RIGHT = 1000;
const TOP = 12;
const BOTTOM = 212;
const SHARES = [1, 0.75, 0.5, 0.25, 0];
const MONTH_STEP = 6;

interface Row {
  readonly month: number;
  readonly observed: string;
  readonly fitted: string;
}

/** How many customers of a segment stay for how long: as it was seen, and as the model has it. */
export default class CohortCurve extends LightningElement {
  /** The segment. */
  @api segment: CohortSegmentView | undefined;
  /** Months that the chart shows. */
  @api horizonMonths = 60;

  label = { asTable: AS_TABLE, fitted: FITTED, month: MONTH, observed: OBSERVED };

  get heading(): string {
    return fill(HEADING, segmentName(this.segment?.name ?? ''));
  }

  get hasModel(): boolean {
    return this.fitted.length > 0;
  }

  get observed(): readonly number[] {
    return this.segment?.observed ?? [];
  }

  get fitted(): readonly number[] {
    return this.segment?.fitted ?? [];
  }

  get summary(): string {
    const last = this.observed.length - 1;
    return fill(SUMMARY, rate(this.observed[last]), last);
  }

  // A customer leaves at the end of a month: until then the share holds.
  get observedPoints(): string {
    return this.observed
      .flatMap((share, month) => {
        const before = this.observed[month - 1];
        return before === undefined
          ? [this.point(month, share)]
          : [this.point(month, before), this.point(month, share)];
      })
      .join(' ');
  }

  get fittedPoints(): string {
    return this.fitted.map((share, month) => this.point(month, share)).join(' ');
  }

  get shares(): { y: number; textY: number; text: string }[] {
    return SHARES.map((share) => ({ y: yOf(share), textY: yOf(share) + 4, text: percent(share) }));
  }

  get months(): { x: number; text: string }[] {
    const count = Math.floor(this.horizonMonths / MONTH_STEP);
    return Array.from({ length: count + 1 }, (_, index) => index * MONTH_STEP).map((month) => ({
      x: Math.min(this.x(month), RIGHT - 10),
      text: String(month),
    }));
  }

  get rows(): Row[] {
    const length = Math.max(this.observed.length, this.fitted.length);
    return Array.from({ length }, (_, month) => ({
      month,
      observed: rate(this.observed[month]),
      fitted: rate(this.fitted[month]),
    }));
  }

  point(month: number, share: number): string {
    return `${this.x(month).toFixed(1)},${yOf(share).toFixed(1)}`;
  }

  x(month: number): number {
    return LEFT + (month / this.horizonMonths) * (RIGHT - LEFT);
  }
}

function yOf(share: number): number {
  return BOTTOM - share * (BOTTOM - TOP);
}
