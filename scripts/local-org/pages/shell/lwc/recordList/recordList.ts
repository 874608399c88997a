import { api } from 'lwc';
import { query } from '../../../platform/connection.ts';
import { session } from '../../../platform/session.ts';
import { selectedPath, showField } from '../../fieldValue.ts';
import type { ShownField } from '../../fieldValue.ts';
import { LoadingElement } from '../../loading.ts';
import { listColumns } from '../../listColumns.ts';
import { describe, iconOf, nameFieldOf, recordUrl } from '../../records.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly fields: readonly ShownField[];
}

const mostRows = 200;

/** The list of an object's records, with a search by name. */
export default class RecordList extends LoadingElement {
  #objectName = '';
  label = '';
  columns: readonly { name: string; label: string }[] = [];
  rows: readonly Row[] = [];
  wanted = '';

  /** API name of the object. */
  @api get objectName(): string {
    return this.#objectName;
  }
  set objectName(value: string) {
    this.#objectName = value;
    this.wanted = '';
    this.reload();
  }

  get icon(): string {
    return iconOf(this.objectName);
  }

  get shown(): readonly Row[] {
    const wanted = this.wanted.toLowerCase();
    return this.rows.filter(({ name }) => name.toLowerCase().includes(wanted));
  }

  get summary(): string {
    if (!this.isLoaded) return 'Loading…';
    const all = this.rows.length === mostRows ? `${mostRows}+` : String(this.rows.length);
    return this.shown.length === this.rows.length ? `${all} items` : `${this.shown.length} of ${all} items`;
  }

  get isEmpty(): boolean {
    return this.isLoaded && !this.failure && this.shown.length === 0;
  }

  handleSearch(event: CustomEvent<{ value: string }>): void {
    this.wanted = event.detail.value.trim();
  }

  protected override async load(): Promise<void> {
    const object = await describe(this.objectName);
    const nameField = nameFieldOf(object);
    const fields = listColumns(object, session().listViews[object.name.toLowerCase()]);
    const columns = new Set(['Id', nameField, ...fields.map(selectedPath)]);
    const rows = await query(
      `SELECT ${[...columns].join(', ')} FROM ${object.name} ORDER BY ${nameField} LIMIT ${mostRows}`,
    );
    this.label = object.labelPlural;
    this.columns = fields.map(({ name, label }) => ({ name, label: label.replace(/ ID$/, '') }));
    this.rows = rows.map((row) => ({
      id: String(row.Id),
      name: String(row[nameField] ?? ''),
      url: recordUrl(object.name, String(row.Id)),
      fields: fields.map((field) => showField(field, row)),
    }));
    document.title = this.label;
  }
}
