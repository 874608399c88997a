import { LightningElement, api } from 'lwc';
import { count } from 'c/format';
import DEAD from '@salesforce/label/c.Queue_Dead';
import DEAD_HELP from '@salesforce/label/c.Queue_Dead_Help';
import DONE from '@salesforce/label/c.Queue_Done_Today';
import HELD from '@salesforce/label/c.Queue_Held';
import HELD_HELP from '@salesforce/label/c.Queue_Held_Help';
import IGNORED from '@salesforce/label/c.Queue_Ignored_Today';
import IGNORED_HELP from '@salesforce/label/c.Queue_Ignored_Help';
import RECEIVED from '@salesforce/label/c.Queue_Received';
import RECEIVED_HELP from '@salesforce/label/c.Queue_Received_Help';
import RETRY from '@salesforce/label/c.Queue_Retry';
import RETRY_HELP from '@salesforce/label/c.Queue_Retry_Help';

interface Figure {
  readonly key: string;
  readonly name: string;
  readonly value: string;
  readonly help: string;
  readonly figureClass: string;
}

const figure = (key: string, name: string, value: number, help = ''): Figure => ({
  key,
  name,
  value: count(value),
  help,
  figureClass: 'figure',
});

/** How many events are in each state. */
export default class QueueFigures extends LightningElement {
  /** The inbox. */
  @api inbox: InboxView | undefined;

  get figures(): Figure[] {
    const inbox = this.inbox;
    if (!inbox) return [];
    const dead = figure('dead', DEAD, inbox.dead, DEAD_HELP);
    return [
      figure('received', RECEIVED, inbox.received, RECEIVED_HELP),
      figure('held', HELD, inbox.held, HELD_HELP),
      figure('retry', RETRY, inbox.retry, RETRY_HELP),
      inbox.dead > 0 ? { ...dead, figureClass: 'figure alarming' } : dead,
      figure('done', DONE, inbox.doneToday),
      figure('ignored', IGNORED, inbox.ignoredToday, IGNORED_HELP),
    ];
  }
}
