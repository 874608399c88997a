import { api } from 'lwc';
import { query } from '../../../platform/connection.ts';
import { selectedPath, showField } from '../../fieldValue.ts';
import type { ShownField } from '../../fieldValue.ts';
import { LoadingElement } from '../../loading.ts';
import { describe } from '../../records.ts';
import type { FieldDescription } from '../../records.ts';

/** Parts of compound fields and what only the platform uses. */
const hidden =
  /^(Id|IsDeleted|MasterRecordId|SystemModstamp|Last(Activity|Viewed|Referenced)Date|PhotoUrl|Jigsaw\w*|\w+(Latitude|Longitude|GeocodeAccuracy))$/;

const isShown = (field: FieldDescription): boolean =>
  !hidden.test(field.name) && !['address', 'location', 'base64'].includes(field.type);

/** All fields of a record in two columns. */
export default class RecordDetails extends LoadingElement {
  /** API name of the object. */
  @api objectName = '';
  #recordId = '';
  fields: readonly ShownField[] = [];

  /** Id of the record. */
  @api get recordId(): string {
    return this.#recordId;
  }
  set recordId(value: string) {
    this.#recordId = value;
    this.reload();
  }

  protected override async load(): Promise<void> {
    const object = await describe(this.objectName);
    const shown = object.fields.filter(isShown);
    const columns = new Set(['Id', ...shown.map(({ name }) => name), ...shown.map(selectedPath)]);
    const [row] = await query(`SELECT ${[...columns].join(', ')} FROM ${object.name} WHERE Id = '${this.recordId}'`);
    this.fields = row ? shown.map((field) => showField(field, row)) : [];
  }
}
