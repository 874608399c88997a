import type { FieldDefinition, ObjectDefinition } from '../schema/definitions.ts';
import type { SqlParams } from './params.ts';

/** What the user of a query may see. */
export interface QueryPolicy {
  canReadObject(object: ObjectDefinition): boolean;
  canReadField(object: ObjectDefinition, field: FieldDefinition): boolean;
  /** SQL condition that keeps the rows the user may see; null when all are visible. */
  rowCondition(object: ObjectDefinition, alias: string, params: SqlParams): string | null;
}

/** System mode without sharing: everything is visible. */
export const seesAll: QueryPolicy = { canReadObject: () => true, canReadField: () => true, rowCondition: () => null };
