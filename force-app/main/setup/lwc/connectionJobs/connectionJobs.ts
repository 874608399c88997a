import { LightningElement, api } from 'lwc';
import { moment } from 'c/format';
import JOB from '@salesforce/label/c.Jobs_Job';
import NEXT from '@salesforce/label/c.Jobs_Next';
import NOT_SCHEDULED from '@salesforce/label/c.Jobs_Not_Scheduled';
import PAUSE from '@salesforce/label/c.Connection_Pause';
import PAUSE_QUESTION from '@salesforce/label/c.Connection_Pause_Question';
import RESUME from '@salesforce/label/c.Connection_Resume';
import TITLE from '@salesforce/label/c.Jobs_Title';

/** The jobs that run by the clock, and the switch that stops the work. Sends `pause` with true or false. */
export default class ConnectionJobs extends LightningElement {
  /** How the org is connected. */
  @api connection: ConnectionView | undefined;

  label = {
    job: JOB,
    next: NEXT,
    pause: PAUSE,
    question: PAUSE_QUESTION,
    resume: RESUME,
    title: TITLE,
  };

  get jobs(): { name: string; next: string }[] {
    return (this.connection?.jobs ?? []).map(({ name, isScheduled, nextRunAt }) => ({
      name,
      next: isScheduled ? moment(nextRunAt) : NOT_SCHEDULED,
    }));
  }

  handlePause(): void {
    this.dispatchEvent(new CustomEvent('pause', { detail: true }));
  }

  handleResume(): void {
    this.dispatchEvent(new CustomEvent('pause', { detail: false }));
  }
}
