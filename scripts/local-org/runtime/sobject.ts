import { apexException } from './exceptions.ts';
import type { FieldDefinition, ObjectDefinition } from '../schema/definitions.ts';
import { recordOf } from './typeRef.ts';
import type { TypeRef } from './typeRef.ts';

/** An error that Apex put on a record or on one of its fields with `addError`. */
export interface RecordError {
  readonly message: string;
  /** API name; absent for an error of the whole record. */
  readonly fieldName?: string;
  readonly statusCode: string;
}

/** What `SObject.clone` keeps. */
export interface CloneOptions {
  readonly preserveId?: boolean;
  readonly isDeep?: boolean;
  readonly preserveReadOnlyTimestamps?: boolean;
  readonly preserveAutonumber?: boolean;
}

const timestamps = new Set(['CreatedById', 'CreatedDate', 'LastModifiedById', 'LastModifiedDate', 'SystemModstamp']);

const fieldsAsWritten = new WeakMap<ObjectDefinition, Map<string, FieldDefinition>>();

/** The field that is written in any case; undefined when the object has none. Each way of writing is looked up once. */
function fieldIn(definition: ObjectDefinition, written: string): FieldDefinition | undefined {
  let known = fieldsAsWritten.get(definition);
  if (!known) fieldsAsWritten.set(definition, (known = new Map()));
  const remembered = known.get(written);
  if (remembered) return remembered;
  const found = definition.fields.get(written.toLowerCase());
  if (found) known.set(written, found);
  return found;
}

/**
 * A record in memory: `new Account(...)`, or a row of a query. It knows which of its fields are set, so that a field
 * that was not queried is told apart from a null. Salesforce: Apex Reference, "SObject Class".
 */
export class SObjectRecord {
  readonly definition: ObjectDefinition;
  /** True for query rows: reading a field that was not queried throws. */
  isQueried = false;
  /** True for `Trigger.old`, and for `Trigger.new` after the save: writing a field throws. */
  isReadOnly = false;
  errors: RecordError[] = [];
  readonly #values = new Map<string, unknown>();
  // Most records have neither, and there are many records.
  #parents: Map<string, SObjectRecord | null> | undefined;
  #children: Map<string, SObjectRecord[]> | undefined;

  constructor(definition: ObjectDefinition) {
    this.definition = definition;
  }

  get type(): TypeRef {
    return recordOf(this.definition.name);
  }

  /** The record's 18-character Id, or null. */
  get id(): string | null {
    return this.get('Id') as string | null;
  }

  set id(id: string | null) {
    this.#values.set('Id', id);
  }

  /** The field of that API name, whatever its case; undefined if the object has none. */
  field(name: string): FieldDefinition | undefined {
    return fieldIn(this.definition, name);
  }

  /** The value of a field, or null when it is not set. */
  get(fieldName: string): unknown {
    const value = this.#values.get(fieldName);
    return value !== undefined ? value : (this.#values.get(this.#spelling(fieldName)) ?? null);
  }

  /**
   * The value of a field, as Apex reads it.
   * @throws SObjectException when the record was queried without the field
   */
  read(fieldName: string): unknown {
    const value = this.#values.get(fieldName);
    if (value !== undefined) return value;
    if (this.has(fieldName)) return this.get(fieldName);
    if (this.isQueried) throw this.#notQueried(this.#spelling(fieldName));
    return this.#unsetValue(fieldName);
  }

  set(fieldName: string, value: unknown): void {
    if (this.isReadOnly) throw apexException('FinalException', 'Record is read-only');
    this.#values.set(this.#spelling(fieldName), value);
  }

  /** Whether the field is set, be it to null. */
  has(fieldName: string): boolean {
    return this.#values.has(this.#spelling(fieldName));
  }

  /** Makes a field unset again. */
  unset(fieldName: string): void {
    this.#values.delete(this.#spelling(fieldName));
  }

  /** API names of the fields that are set, in the order in which they were. */
  fieldNames(): string[] {
    return [...this.#values.keys()];
  }

  /** The parent record behind a relationship (`Account`, `Stripe_Customer__r`); undefined when it is not set. */
  getParent(relationshipName: string): SObjectRecord | null | undefined {
    return this.#parents?.get(relationshipName.toLowerCase());
  }

  setParent(relationshipName: string, parent: SObjectRecord | null): void {
    this.#parents ??= new Map();
    this.#parents.set(relationshipName.toLowerCase(), parent);
  }

  /**
   * The parent as Apex reads it: null when the lookup is empty.
   * @throws SObjectException when the record was queried without the relationship
   */
  readParent(relationshipName: string): SObjectRecord | null {
    const parent = this.getParent(relationshipName);
    if (parent !== undefined) return parent;
    const lookup = this.definition.parentRelationships.get(relationshipName.toLowerCase());
    if (this.isQueried && lookup && this.get(lookup.name) === null && this.has(lookup.name)) return null;
    if (this.isQueried) throw this.#notQueried(relationshipName);
    return null;
  }

  /** Names of the parent relationships that are set, lower-cased. */
  parentNames(): string[] {
    return [...(this.#parents?.keys() ?? [])];
  }

  /** The rows of a child subquery; undefined when none was made. */
  getChildren(relationshipName: string): SObjectRecord[] | undefined {
    return this.#children?.get(relationshipName.toLowerCase());
  }

  setChildren(relationshipName: string, children: readonly SObjectRecord[]): void {
    this.#children ??= new Map();
    this.#children.set(relationshipName.toLowerCase(), [...children]);
  }

  /** Names of the child relationships that were queried, lower-cased. */
  childNames(): string[] {
    return [...(this.#children?.keys() ?? [])];
  }

  /** Refuses the record when it is being saved. @param fieldName the field the message belongs to */
  addError(message: string, fieldName?: string, statusCode = 'FIELD_CUSTOM_VALIDATION_EXCEPTION'): void {
    const name = fieldName === undefined ? undefined : this.#spelling(fieldName);
    this.errors.push({ message, statusCode, ...(name === undefined ? {} : { fieldName: name }) });
  }

  /** A copy in memory. */
  clone(options: CloneOptions = {}): SObjectRecord {
    const copy = new SObjectRecord(this.definition);
    copy.isQueried = this.isQueried;
    for (const [name, value] of this.#values) {
      if (this.#isKept(name, options)) copy.#values.set(name, value);
    }
    for (const [name, parent] of this.#parents ?? [])
      copy.setParent(name, options.isDeep ? (parent?.clone({ ...options, preserveId: true }) ?? null) : parent);
    for (const [name, children] of this.#children ?? []) copy.setChildren(name, children);
    return copy;
  }

  #isKept(name: string, options: CloneOptions): boolean {
    if (name === 'Id') return options.preserveId === true;
    if (timestamps.has(name)) return options.preserveReadOnlyTimestamps === true;
    if (this.field(name)?.type === 'AutoNumber') return options.preserveAutonumber === true;
    return true;
  }

  #spelling(fieldName: string): string {
    return this.field(fieldName)?.name ?? this.#aliasSpelling(fieldName);
  }

  #aliasSpelling(fieldName: string): string {
    if (this.#values.has(fieldName)) return fieldName;
    const lowered = fieldName.toLowerCase();
    for (const name of this.#values.keys()) if (name.toLowerCase() === lowered) return name;
    return fieldName;
  }

  #unsetValue(fieldName: string): unknown {
    const field = this.field(fieldName);
    return field?.type === 'Checkbox' && !field.formula
      ? (field.defaultValue ?? 'false').toLowerCase() === 'true'
      : null;
  }

  #notQueried(name: string): unknown {
    return apexException(
      'SObjectException',
      `SObject row was retrieved via SOQL without querying the requested field: ${this.definition.name}.${name}`,
    );
  }
}
