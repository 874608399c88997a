import { LightningElement, api } from 'lwc';
import { segmentName } from 'c/cohortNames';
import { count, fill, rate } from 'c/format';
import BY_CHURN from '@salesforce/label/c.Cohort_By_Churn';
import BY_CHURN_VALUE from '@salesforce/label/c.Cohort_By_Churn_Value';
import CHURN_RATE from '@salesforce/label/c.Cohort_Model_CHURN_RATE';
import COHORT from '@salesforce/label/c.Cohort_Model_COHORT';
import CUSTOMERS from '@salesforce/label/c.Revenue_Customers';
import ERROR from '@salesforce/label/c.Cohort_Error';
import FEW from '@salesforce/label/c.Cohort_Gap_FEW_CUSTOMERS';
import FIXED from '@salesforce/label/c.Cohort_Model_FIXED';
import LEFT from '@salesforce/label/c.Cohort_Left';
import LIFESPAN from '@salesforce/label/c.Cohort_Lifespan';
import MODEL from '@salesforce/label/c.Cohort_Model';
import MONTHS from '@salesforce/label/c.Months_Many';
import NOBODY from '@salesforce/label/c.Cohort_Gap_NOBODY_LEFT';
import OBSERVED from '@salesforce/label/c.Cohort_Observed';
import PREDICTED from '@salesforce/label/c.Cohort_Predicted';
import PREDICTIVE from '@salesforce/label/c.Cohort_Model_PREDICTIVE';
import SEGMENT from '@salesforce/label/c.Cohort_Segment';
import SHORT from '@salesforce/label/c.Cohort_Gap_SHORT_CURVE';
import TITLE from '@salesforce/label/c.Cohort_Title';
import USAGE from '@salesforce/label/c.Cohort_Usage';

const MODELS: Readonly<Record<string, string>> = { FIXED, COHORT, PREDICTIVE, CHURN_RATE };
const GAPS: Readonly<Record<string, string>> = { FEW_CUSTOMERS: FEW, NOBODY_LEFT: NOBODY, SHORT_CURVE: SHORT };

interface Row {
  readonly name: string;
  readonly title: string;
  readonly rowClass: string;
  readonly pressed: string;
  readonly modelName: string;
  readonly note: string;
  readonly lifespan: string;
  readonly customers: string;
  readonly left: string;
  readonly observed: string;
  readonly predicted: string;
  readonly byChurn: string;
  readonly error: string;
}

/** The segments with the model in force for each. The event `choose` asks for a segment's curve by its name. */
export default class CohortSegments extends LightningElement {
  /** The segments, in the order of their names. */
  @api segments: readonly CohortSegmentView[] = [];
  /** Customers that a segment needs before an estimate is made of it. */
  @api smallestSample = 0;
  /** Name of the segment whose curve is shown. */
  @api chosen = '';

  label = {
    byChurn: BY_CHURN,
    customers: CUSTOMERS,
    error: ERROR,
    left: LEFT,
    lifespan: LIFESPAN,
    model: MODEL,
    observed: OBSERVED,
    predicted: PREDICTED,
    segment: SEGMENT,
    title: TITLE,
  };

  get rows(): Row[] {
    return this.segments.map((segment) => ({
      name: segment.name,
      title: segmentName(segment.name),
      rowClass: segment.name === this.chosen ? 'chosen' : '',
      pressed: String(segment.name === this.chosen),
      modelName: MODELS[segment.model] ?? segment.model,
      note: this.noteOf(segment),
      lifespan: fill(MONTHS, count(segment.months)),
      customers: count(segment.customers),
      left: count(segment.leavers),
      observed: monthsOf(segment.cohortMonths),
      predicted: monthsOf(segment.predictiveMonths),
      byChurn: byChurnOf(segment),
      error: rate(segment.backTestError),
    }));
  }

  handleChoose(event: Event): void {
    const { name } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('choose', { detail: name }));
  }

  noteOf({ fallback, isUsage }: CohortSegmentView): string {
    const notes = [fallback ? fill(GAPS[fallback] ?? fallback, this.smallestSample) : '', isUsage ? USAGE : ''];
    return notes.filter(Boolean).join(' ');
  }
}

function byChurnOf({ churnMonths, churnRate }: CohortSegmentView): string {
  return churnMonths === null ? '–' : fill(BY_CHURN_VALUE, count(churnMonths), rate(churnRate));
}

function monthsOf(months: number | null | undefined): string {
  return months === null || months === undefined ? '–' : count(months);
}
