import type { DmlOperation } from '../ports.ts';
import { type ApexException, apexException } from '../runtime/exceptions.ts';
import type { SaveRow } from './saveRow.ts';

const verbs: Readonly<Record<DmlOperation | 'merge', string>> = {
  insert: 'Insert',
  update: 'Update',
  upsert: 'Upsert',
  delete: 'Delete',
  undelete: 'Undelete',
  merge: 'Merge',
};

/**
 * The exception for a statement of which records were refused, worded as on the platform.
 * @see https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_exception_methods.htm
 */
export function dmlException(operation: DmlOperation | 'merge', rows: readonly SaveRow[]): ApexException {
  const failed = rows.filter((row) => row.errors.length > 0);
  const [first] = failed;
  const [error] = first.errors;
  const id = first.isNew || first.record.id === null ? '' : ` with id ${first.record.id}`;
  const fields = `[${error.fields.join(', ')}]`;
  const exception = apexException(
    'DmlException',
    `${verbs[operation]} failed. First exception on row ${first.index}${id}; first error: ${error.statusCode}, ${error.message}: ${fields}`,
  );
  exception.dmlFailures = failed.flatMap((row) =>
    row.errors.map((each) => ({ ...each, index: row.index, id: row.isNew ? null : row.record.id })),
  );
  return exception;
}
