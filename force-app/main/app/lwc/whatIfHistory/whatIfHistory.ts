import { LightningElement, api } from 'lwc';
import { count, fill, moment } from 'c/format';
import { statusBadge, statusText } from 'c/runStatus';
import { settingName, settingValue } from 'c/whatIfSettings';
import CHANGE from '@salesforce/label/c.WhatIf_Change';
import NONE from '@salesforce/label/c.WhatIf_History_None';
import QUESTION from '@salesforce/label/c.WhatIf_Take_Back_Question';
import TAKE_BACK from '@salesforce/label/c.WhatIf_Take_Back';
import TITLE from '@salesforce/label/c.WhatIf_History_Title';
import WHEN from '@salesforce/label/c.WhatIf_When';

interface Row {
  readonly id: string;
  readonly when: string;
  readonly status: string;
  readonly statusClass: string;
  readonly changes: readonly string[];
  readonly canTakeBack: boolean;
}

/** Which rules were put in force, when and by whom. The event `takeback` asks for those before the last ones. */
export default class WhatIfHistory extends LightningElement {
  /** What was put in force, the newest first. */
  @api adoptions: readonly WhatIfAdoptionView[] = [];
  /** True while nothing can be taken back. */
  @api disabled = false;

  label = { none: NONE, question: QUESTION, takeBack: TAKE_BACK, title: TITLE };

  get rows(): Row[] {
    return this.adoptions.map(({ run, changes }, index) => ({
      id: run.id,
      when: fill(WHEN, moment(run.startedAt), run.startedBy ?? '', count(run.processed)),
      status: statusText(run.status),
      statusClass: `${statusBadge(run.status)} slds-m-left_x-small`,
      changes: changes.map(({ name, fromValue, toValue }) =>
        fill(CHANGE, settingName(name), settingValue(fromValue), settingValue(toValue)),
      ),
      canTakeBack: index === 0 && run.status !== 'Running' && changes.length > 0,
    }));
  }

  handleTakeBack(event: Event): void {
    const { id } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('takeback', { detail: id }));
  }
}
