import { api } from 'lwc';
import { query } from '../../../platform/connection.ts';
import { compactLayout } from '../../compactLayouts.ts';
import { selectedPath, showField } from '../../fieldValue.ts';
import type { ShownField } from '../../fieldValue.ts';
import { LoadingElement } from '../../loading.ts';
import { describe, iconOf, nameFieldOf } from '../../records.ts';

/** The head of a record's page: what it is called, and those of its key fields that hold something. */
export default class RecordHighlights extends LoadingElement {
  /** API name of the object. */
  @api objectName = '';
  #recordId = '';
  label = '';
  name = '';
  fields: readonly ShownField[] = [];

  /** Id of the record. */
  @api get recordId(): string {
    return this.#recordId;
  }
  set recordId(value: string) {
    this.#recordId = value;
    this.reload();
  }

  get icon(): string {
    return iconOf(this.objectName);
  }

  protected override async load(): Promise<void> {
    const object = await describe(this.objectName);
    const nameField = nameFieldOf(object);
    const layout = compactLayout(object);
    const columns = new Set(['Id', nameField, ...layout.map(({ name }) => name), ...layout.map(selectedPath)]);
    const [row] = await query(`SELECT ${[...columns].join(', ')} FROM ${object.name} WHERE Id = '${this.recordId}'`);
    if (!row) throw new Error(`There is no ${object.label} ${this.recordId} that you may see.`);
    this.label = object.label;
    this.name = String(row[nameField] ?? '');
    this.fields = layout.map((field) => showField(field, row)).filter(({ text }) => text !== '');
    document.title = `${this.name} | ${this.label}`;
  }
}
