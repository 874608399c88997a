import { LightningElement, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import getRuns from '@salesforce/apex/SyncRunsController.getRuns';
import { Poll } from 'c/poll';
import EMPTY from '@salesforce/label/c.Runs_Empty';
import EMPTY_HINT from '@salesforce/label/c.Runs_Empty_Hint';
import TITLE from '@salesforce/label/c.Runs_Title';

/** The last runs over many customers; looks again while one is running. */
export default class SyncRuns extends LightningElement {
  label = { empty: EMPTY, emptyHint: EMPTY_HINT, title: TITLE };
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

  private async look(): Promise<boolean> {
    await refreshApex(this.wired);
    return this.isRunning;
  }
}
