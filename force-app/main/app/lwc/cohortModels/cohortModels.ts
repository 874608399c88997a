import { LightningElement } from 'lwc';
import fit from '@salesforce/apex/CohortController.fit';
import getModels from '@salesforce/apex/CohortController.getModels';
import getRun from '@salesforce/apex/RunController.getRun';
import { fill, moment } from 'c/format';
import { Poll } from 'c/poll';
import { tellDone, tellFailed } from 'c/toast';
import CHURN_RATE from '@salesforce/label/c.Cohort_In_Force_CHURN_RATE';
import CLASS from '@salesforce/label/c.Cohort_Own_Class';
import COHORT from '@salesforce/label/c.Cohort_In_Force_COHORT';
import EMPTY from '@salesforce/label/c.Cohort_Empty';
import EMPTY_HINT from '@salesforce/label/c.Cohort_Empty_Hint';
import FAILED from '@salesforce/label/c.Cohort_Fit_Failed';
import FIT from '@salesforce/label/c.Cohort_Fit';
import FITTED from '@salesforce/label/c.Cohort_Fitted';
import FITTED_AT from '@salesforce/label/c.Cohort_Fitted_At';
import FITTING from '@salesforce/label/c.Cohort_Fitting';
import FIXED from '@salesforce/label/c.Cohort_In_Force_FIXED';
import PREDICTIVE from '@salesforce/label/c.Cohort_In_Force_PREDICTIVE';
import TITLE from '@salesforce/label/c.Cohort_Title';

const IN_FORCE: Readonly<Record<string, string>> = { FIXED, COHORT, PREDICTIVE, CHURN_RATE };

/** The models of how long customers stay: loads them, and fits them again. */
export default class CohortModels extends LightningElement {
  label = { empty: EMPTY, emptyHint: EMPTY_HINT, fit: FIT, fitting: FITTING, title: TITLE };
  result: Wired<CohortView> = {};
  run: RunView | null = null;
  chosenName: string | undefined;
  poll = new Poll(() => this.follow());

  get view(): CohortView | undefined {
    return this.result.data;
  }

  get isEmpty(): boolean {
    return this.view?.segments.length === 0;
  }

  get isFull(): boolean {
    return Boolean(this.view?.segments.length);
  }

  get canFit(): boolean {
    return Boolean(this.view?.canFit);
  }

  get isRunning(): boolean {
    return this.run?.status === 'Running';
  }

  get problem(): string {
    return this.run?.status === 'Failed' ? fill(FAILED, this.run.message ?? '') : '';
  }

  get chosen(): CohortSegmentView | undefined {
    const segments = this.view?.segments ?? [];
    return segments.find(({ name }) => name === this.chosenName) ?? largest(segments);
  }

  get inForce(): string {
    if (!this.view) return '';
    const { modelClass, source, averageMonths, horizonMonths } = this.view;
    return modelClass ? fill(CLASS, modelClass) : fill(IN_FORCE[source] ?? source, averageMonths, horizonMonths);
  }

  get footer(): string {
    return this.view?.fittedAt ? fill(FITTED_AT, moment(this.view.fittedAt)) : '';
  }

  override connectedCallback(): Promise<void> {
    return this.handleRefresh();
  }

  override disconnectedCallback(): void {
    this.poll.stop();
  }

  async handleRefresh(): Promise<void> {
    try {
      const data = await getModels();
      this.result = { data };
      this.run = data.lastRun;
      if (this.isRunning) this.poll.start();
    } catch (error) {
      this.result = { error };
    }
  }

  handleChoose(event: CustomEvent<string>): void {
    this.chosenName = event.detail;
  }

  async handleFit(): Promise<void> {
    try {
      this.run = await getRun({ runId: await fit() });
      this.poll.start();
    } catch (error) {
      tellFailed(this, fill(FAILED, ''), error);
    }
  }

  async follow(): Promise<boolean> {
    this.run = await getRun({ runId: this.run?.id });
    if (this.isRunning) return true;
    await this.handleRefresh();
    if (this.run?.status === 'Done') tellDone(this, FITTED);
    return false;
  }
}

function largest(segments: readonly CohortSegmentView[]): CohortSegmentView | undefined {
  return [...segments].sort((one, other) => other.customers - one.customers)[0];
}
