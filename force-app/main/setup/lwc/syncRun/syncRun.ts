import { LightningElement, api } from 'lwc';
import { count, counted, fill, moment } from 'c/format';
import { percentDone, statusBadge, statusText } from 'c/runStatus';
import DRIFT from '@salesforce/label/c.Run_Drift';
import FAILED_CUSTOMERS from '@salesforce/label/c.Run_Failed_Customers';
import OF from '@salesforce/label/c.Run_Of';
import PROCESSED_MANY from '@salesforce/label/c.Run_Processed_Many';
import PROCESSED_ONE from '@salesforce/label/c.Run_Processed_One';

/** One run: what it was, how far it is, and what came of it. */
export default class SyncRun extends LightningElement {
  /** The run. */
  @api run: RunView | undefined;

  get status(): string {
    return statusText(this.run?.status ?? '');
  }

  get statusClass(): string {
    return statusBadge(this.run?.status ?? '');
  }

  get when(): string {
    return moment(this.run?.finishedAt ?? this.run?.startedAt);
  }

  /** Percent done of a run that is under way; empty where it is over or its end is not known. */
  get share(): number | '' {
    return this.run?.status === 'Running' ? (percentDone(this.run) ?? '') : '';
  }

  get outcome(): string {
    const run = this.run;
    if (!run) return '';
    const processed =
      run.status === 'Running' && run.total
        ? fill(OF, count(run.processed), count(run.total))
        : counted(PROCESSED_ONE, PROCESSED_MANY, run.processed);
    const failed = run.failed > 0 ? fill(FAILED_CUSTOMERS, count(run.failed)) : '';
    const drift = run.driftFound > 0 ? fill(DRIFT, count(run.driftFound), count(run.driftRepaired)) : '';
    return [processed, failed, drift].filter(Boolean).join(' · ');
  }
}
