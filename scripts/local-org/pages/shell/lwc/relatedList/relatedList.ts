import { api } from 'lwc';
import { query } from '../../../platform/connection.ts';
import { selectedPath, showField } from '../../fieldValue.ts';
import type { ShownField } from '../../fieldValue.ts';
import { LoadingElement } from '../../loading.ts';
import { describe, iconOf, nameFieldOf, recordUrl } from '../../records.ts';
import type { RelatedListLayout } from '../../relatedListLayouts.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly fields: readonly ShownField[];
}

const mostRows = 6;

/** One list of what belongs to a record. */
export default class RelatedList extends LoadingElement {
  /** Which rows, and what of them is shown. */
  @api layout: RelatedListLayout | undefined;
  #recordId = '';
  label = '';
  rows: readonly Row[] = [];

  /** Id of the record that the rows belong to. */
  @api get recordId(): string {
    return this.#recordId;
  }
  set recordId(value: string) {
    this.#recordId = value;
    this.reload();
  }

  get icon(): string {
    return iconOf(this.layout?.objectName ?? '');
  }

  get heading(): string {
    return `${this.label} (${this.rows.length === mostRows ? `${mostRows - 1}+` : this.rows.length})`;
  }

  get shown(): readonly Row[] {
    return this.rows.slice(0, mostRows - 1);
  }

  protected override async load(): Promise<void> {
    const layout = this.layout;
    if (!layout) return;
    const object = await describe(layout.objectName);
    const nameField = nameFieldOf(object);
    const fields = layout.fields.flatMap((name) => object.fields.find((field) => field.name === name) ?? []);
    const columns = new Set(['Id', nameField, ...fields.map(selectedPath)]);
    const rows = await query(
      `SELECT ${[...columns].join(', ')} FROM ${object.name} WHERE ${layout.lookup} = '${this.recordId}' ` +
        `ORDER BY ${layout.order} LIMIT ${mostRows}`,
    );
    this.label = object.labelPlural;
    this.rows = rows.map((row) => ({
      id: String(row.Id),
      name: String(row[nameField] ?? ''),
      url: recordUrl(object.name, String(row.Id)),
      fields: fields.map((field) => showField(field, row)),
    }));
  }
}
