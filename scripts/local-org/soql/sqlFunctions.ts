import { DateTime } from 'luxon';
import type { SqlFunction, SqlValue } from '../store/db.ts';
import { datePart } from './dateRanges.ts';

/** Computes a formula field of a stored record, as the store would keep the value. */
export type FormulaColumn = (objectName: string, fieldName: string, id: string) => SqlValue;

/** Functions that the SQL of queries calls. */
export function sqlFunctions(formula: FormulaColumn): Record<string, SqlFunction> {
  return {
    apex_fold: (text) => (text === null ? null : String(text).toLowerCase()),
    apex_date_part: (name, kind, value, zone) => {
      if (value === null) return null;
      const milliseconds = kind === 'date' ? Number(value) * 86_400_000 : Number(value);
      return datePart(
        String(name),
        DateTime.fromMillis(milliseconds, { zone: kind === 'date' ? 'UTC' : String(zone) }),
      );
    },
    apex_formula: (objectName, fieldName, id) =>
      id === null ? null : formula(String(objectName), String(fieldName), String(id)),
  };
}
