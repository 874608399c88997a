import { LightningElement, api } from 'lwc';
import { segmentName } from 'c/cohortNames';
import { count, fill } from 'c/format';
import AFTER from '@salesforce/label/c.Cohort_Residual_After';
import HEADING from '@salesforce/label/c.Cohort_Residual';
import MONTHS from '@salesforce/label/c.Months_Many';
import MORE from '@salesforce/label/c.Cohort_Residual_Months';
import START from '@salesforce/label/c.Cohort_Residual_Start';

interface Row {
  readonly after: number;
  readonly title: string;
  readonly months: string;
}

/** How long customers of a segment go on to stay, by how long they have stayed: loyal customers stay longest. */
export default class CohortResiduals extends LightningElement {
  /** The segment; nothing is shown of one without a model. */
  @api segment: CohortSegmentView | undefined;

  label = { after: AFTER, more: MORE };

  get heading(): string {
    return fill(HEADING, segmentName(this.segment?.name ?? ''));
  }

  get hasRows(): boolean {
    return this.rows.length > 0;
  }

  get rows(): Row[] {
    return (this.segment?.residuals ?? []).map(({ after, months }) => ({
      after,
      title: after === 0 ? START : fill(MONTHS, count(after)),
      months: count(months),
    }));
  }
}
