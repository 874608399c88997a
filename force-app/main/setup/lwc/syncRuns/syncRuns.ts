import { LightningElement, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import getRuns from '@salesforce/apex/SyncRunsController.getRuns';
import startRun from '@salesforce/apex/SyncRunsController.startRun';
import { Poll } from 'c/poll';
import { tellDone, tellFailed } from 'c/toast';
import EMPTY from '@salesforce/label/c.Runs_Empty';
import EMPTY_HINT from '@salesforce/label/c.Runs_Empty_Hint';
import FAILED from '@salesforce/label/c.Run_Start_Failed';
import FIT from '@salesforce/label/c.Run_Start_FIT';
import FIT_QUESTION from '@salesforce/label/c.Run_Start_FIT_Question';
import RECONCILE from '@salesforce/label/c.Run_Start_RECONCILE';
import RECONCILE_QUESTION from '@salesforce/label/c.Run_Start_RECONCILE_Question';
import REFRESH from '@salesforce/label/c.Run_Start_REFRESH';
import REFRESH_QUESTION from '@salesforce/label/c.Run_Start_REFRESH_Question';
import STARTED from '@salesforce/label/c.Run_Started';
import TITLE from '@salesforce/label/c.Runs_Title';

/** A started run whose record comes with its first chunk is looked for at least so often. */
const LOOKS_AFTER_START = 5;

/** The last runs over many customers, and buttons that start one; looks again while one is running. */
export default class SyncRuns extends LightningElement {
  label = { empty: EMPTY, emptyHint: EMPTY_HINT, title: TITLE };
  starts = [
    { name: 'REFRESH', text: REFRESH, question: REFRESH_QUESTION },
    { name: 'RECONCILE', text: RECONCILE, question: RECONCILE_QUESTION },
    { name: 'FIT', text: FIT, question: FIT_QUESTION },
  ];
  isStarting = false;
  looksLeft = 0;
  wired: Wired<readonly RunView[]> = {};
  poll = new Poll(() => this.look());

  @wire(getRuns)
  handleRuns(result: Wired<readonly RunView[]>): void {
    this.wired = result;
    if (this.isRunning) this.poll.start();
  }

  get runs(): readonly RunView[] {
    return this.wired.data ?? [];
  }

  get isEmpty(): boolean {
    return this.runs.length === 0;
  }

  get isRunning(): boolean {
    return this.runs.some(({ status }) => status === 'Running');
  }

  override disconnectedCallback(): void {
    this.poll.stop();
  }

  handleRefresh(): Promise<void> {
    return refreshApex(this.wired);
  }

  async handleStart(event: Event): Promise<void> {
    this.isStarting = true;
    try {
      await startRun({ name: (event.currentTarget as HTMLElement).dataset.name ?? '' });
      tellDone(this, STARTED);
      this.looksLeft = LOOKS_AFTER_START;
      await refreshApex(this.wired);
      this.poll.start();
    } catch (error) {
      tellFailed(this, FAILED, error);
    } finally {
      this.isStarting = false;
    }
  }

  private async look(): Promise<boolean> {
    this.looksLeft--;
    await refreshApex(this.wired);
    return this.isRunning || this.looksLeft > 0;
  }
}
