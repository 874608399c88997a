import { api } from 'lwc';
import { query } from '../../../platform/connection.ts';
import { LoadingElement } from '../../loading.ts';
import { recordUrl, valueAt } from '../../records.ts';
import { showDay } from '../../days.ts';

interface Activity {
  readonly id: string;
  readonly subject: string;
  readonly url: string;
  readonly day: string;
  readonly owner: string;
  readonly description: string;
  readonly isUrgent: boolean;
  readonly priority: string;
}

interface Section {
  readonly key: string;
  readonly heading: string;
  readonly activities: readonly Activity[];
}

const columns = 'Id, Subject, Status, Priority, IsClosed, ActivityDate, Description, CreatedDate, Owner.Name';

function readActivity(row: Readonly<Record<string, unknown>>): Activity {
  const priority = String(row.Priority ?? '');
  return {
    id: String(row.Id),
    subject: String(row.Subject ?? ''),
    url: recordUrl('Task', String(row.Id)),
    day: showDay(row.ActivityDate ?? row.CreatedDate),
    owner: String(valueAt(row, 'Owner.Name') ?? ''),
    description: String(row.Description ?? ''),
    isUrgent: priority === 'High' || priority === 'Urgent',
    priority,
  };
}

/** Tasks of a record: what is to be done, then what was done. */
export default class ActivityTimeline extends LoadingElement {
  #recordId = '';
  sections: readonly Section[] = [];

  /** Id of the record whose activities are shown. */
  @api get recordId(): string {
    return this.#recordId;
  }
  set recordId(value: string) {
    this.#recordId = value;
    this.reload();
  }

  get isEmpty(): boolean {
    return this.isLoaded && this.sections.length === 0;
  }

  protected override async load(): Promise<void> {
    const rows = await query(
      `SELECT ${columns} FROM Task WHERE WhatId = '${this.recordId}' ORDER BY ActivityDate DESC NULLS LAST, CreatedDate DESC LIMIT 50`,
    );
    const [open, closed] = [rows.filter((row) => row.IsClosed !== true), rows.filter((row) => row.IsClosed === true)];
    const sections = [
      { key: 'open', heading: 'Upcoming & Overdue', activities: open.map(readActivity) },
      { key: 'closed', heading: 'Done', activities: closed.map(readActivity) },
    ];
    this.sections = sections.filter(({ activities }) => activities.length > 0);
  }
}
