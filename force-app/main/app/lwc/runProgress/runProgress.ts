import { LightningElement, api } from 'lwc';
import { count, fill } from 'c/format';
import { percentDone } from 'c/runStatus';
import OF from '@salesforce/label/c.Progress_Of';

/** How far a run over many Accounts is. */
export default class RunProgress extends LightningElement {
  /** The run. */
  @api run: RunView | undefined;
  /** What it does. */
  @api text = '';

  get percent(): number {
    return (this.run && percentDone(this.run)) ?? 0;
  }

  get progress(): string {
    const { processed = 0, total } = this.run ?? {};
    return total ? fill(OF, count(processed), count(total)) : '';
  }
}
