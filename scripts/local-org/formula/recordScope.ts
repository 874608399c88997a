import { ApexDecimal } from '../runtime/decimal.ts';
import { ApexDouble } from '../runtime/double.ts';
import type { SObjectRecord } from '../runtime/sobject.ts';
import type { Transaction } from '../runtime/transaction.ts';
import type { FieldDefinition } from '../schema/definitions.ts';
import type { OrgSecurity } from '../security/orgSecurity.ts';
import type { RecordStore } from '../store/store.ts';
import { type FormulaContext, FormulaProblem, type FormulaValue } from './ast.ts';
import type { FormulaEngine } from './engine.ts';

/** What a formula over a record can see. */
export interface RecordScopeParts {
  readonly record: SObjectRecord;
  /** The record before the save that is running; null when there is none. */
  readonly old: SObjectRecord | null;
  readonly isNew: boolean;
  readonly blanksAsZero: boolean;
  readonly store: RecordStore;
  readonly security: OrgSecurity;
  readonly engine: FormulaEngine;
  /** Null when no Apex runs; then there is no user. */
  readonly transaction: Transaction | null;
}

/** The fields of a record, of its parents, and the global variables (`$User`, `$Permission` …). */
export class RecordScope implements FormulaContext {
  readonly #parts: RecordScopeParts;
  readonly isNew: boolean;

  constructor(parts: RecordScopeParts) {
    this.#parts = parts;
    this.isNew = parts.isNew;
  }

  get blanksAreZero(): boolean {
    return this.#parts.blanksAsZero;
  }

  now(): number {
    return this.#parts.transaction?.clock.now() ?? Date.now();
  }

  get timeZone(): string {
    return this.#parts.transaction?.user.timeZone ?? 'UTC';
  }

  value(segments: readonly string[]): FormulaValue {
    return segments[0].startsWith('$') ? this.#global(segments) : this.#fieldOf(this.#parts.record, segments);
  }

  priorValue(segments: readonly string[]): FormulaValue {
    return this.#fieldOf(this.#parts.old ?? this.#parts.record, segments);
  }

  #fieldOf(record: SObjectRecord, segments: readonly string[]): FormulaValue {
    if (segments.length > 1) {
      const lookup = record.definition.parentRelationships.get(segments[0].toLowerCase());
      if (!lookup) throw new FormulaProblem(`Field ${segments[0]} does not exist on ${record.definition.name}`);
      const parent = this.#parent(record, lookup);
      return parent ? this.#fieldOf(parent, segments.slice(1)) : null;
    }
    const field = record.field(segments[0]);
    if (!field) throw new FormulaProblem(`Field ${segments[0]} does not exist on ${record.definition.name}`);
    return formulaValue(field.formula ? this.#parts.engine.fieldValue(record, field) : record.get(field.name));
  }

  #parent(record: SObjectRecord, lookup: FieldDefinition): SObjectRecord | undefined {
    const id = record.get(lookup.name) as string | null;
    const object = id === null ? undefined : this.#parts.store.schema.objectByKeyPrefix(id.slice(0, 3));
    return object && id !== null ? this.#parts.store.read(object, [id])[0] : undefined;
  }

  #global([name, ...rest]: readonly string[]): FormulaValue {
    const { transaction, security } = this.#parts;
    switch (name.toUpperCase()) {
      case '$PERMISSION':
        return transaction !== null && security.hasCustomPermission(transaction.user, rest[0]);
      case '$USER':
        return this.#recordField('User', transaction?.user.id ?? null, rest);
      case '$PROFILE':
        return this.#userParent('ProfileId', 'Profile', rest);
      case '$USERROLE':
        return this.#userParent('UserRoleId', 'UserRole', rest);
      case '$ORGANIZATION':
        return this.#recordField('Organization', this.#onlyId('Organization'), rest);
      case '$RECORDTYPE':
        return this.#recordField('RecordType', this.#parts.record.get('RecordTypeId') as string | null, rest);
      case '$SETUP':
        return this.#setting(rest);
      case '$LABEL':
        return transaction?.services.metadata.labels.get(rest[0].toLowerCase())?.value ?? null;
      case '$CUSTOMMETADATA':
        return this.#customMetadata(rest);
      default:
        throw new FormulaProblem(`The global variable ${name} is not supported by the local org`);
    }
  }

  #userParent(lookup: string, object: string, rest: readonly string[]): FormulaValue {
    const id = this.#recordField('User', this.#parts.transaction?.user.id ?? null, [lookup]);
    return this.#recordField(object, id as string | null, rest);
  }

  #recordField(objectName: string, id: string | null, segments: readonly string[]): FormulaValue {
    const object = this.#parts.store.schema.object(objectName);
    const [record] = object && id !== null ? this.#parts.store.read(object, [id]) : [];
    return record ? this.#fieldOf(record, segments) : null;
  }

  #onlyId(objectName: string): string | null {
    const [row] = this.#parts.store.db.all(`SELECT "Id" FROM "${objectName}" LIMIT 1`);
    return row ? String(row[0]) : null;
  }

  /** A hierarchy setting: the user's row, else the profile's, else the organization's. */
  #setting([objectName, fieldName]: readonly string[]): FormulaValue {
    const object = this.#parts.store.schema.object(objectName);
    const owner = object?.fields.get('setupownerid');
    if (!object || !owner) throw new FormulaProblem(`The custom setting ${objectName} does not exist`);
    const userId = this.#parts.transaction?.user.id ?? null;
    const owners = [userId, this.#recordField('User', userId, ['ProfileId']), this.#onlyId('Organization')];
    const rows = this.#parts.store.readBy(
      object,
      owner,
      owners.filter((id) => id !== null),
    );
    for (const id of owners) {
      const row = rows.find((candidate) => candidate.get('SetupOwnerId') === id);
      if (row && row.get(fieldName) !== null) return this.#fieldOf(row, [fieldName]);
    }
    return null;
  }

  #customMetadata([typeName, developerName, fieldName]: readonly string[]): FormulaValue {
    const object = this.#parts.store.schema.object(typeName);
    const name = object?.fields.get('developername');
    if (!object || !name) throw new FormulaProblem(`The custom metadata type ${typeName} does not exist`);
    const [row] = this.#parts.store.readBy(object, name, [developerName]);
    return row ? this.#fieldOf(row, [fieldName]) : null;
  }
}

/** A field's value as formulas have it: all numbers are decimals, empty text is null. */
function formulaValue(value: unknown): FormulaValue {
  if (typeof value === 'number' || typeof value === 'bigint') return ApexDecimal.fromInteger(value);
  if (value instanceof ApexDouble) return ApexDecimal.fromNumber(value.value);
  return value === '' || value === undefined ? null : (value as FormulaValue);
}
