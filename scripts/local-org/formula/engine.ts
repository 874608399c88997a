import { ApexDate, ApexDatetime } from '../runtime/dates.ts';
import { ApexDecimal } from '../runtime/decimal.ts';
import { SObjectRecord } from '../runtime/sobject.ts';
import { active } from '../runtime/transaction.ts';
import type { FieldDefinition, ValidationRule } from '../schema/definitions.ts';
import type { OrgSecurity } from '../security/orgSecurity.ts';
import { toColumn } from '../store/codec.ts';
import type { SqlValue } from '../store/db.ts';
import type { RecordStore } from '../store/store.ts';
import { type FormulaNode, FormulaFailure, FormulaProblem, type FormulaValue } from './ast.ts';
import { evaluateFormula } from './evaluate.ts';
import { textOf } from './operators.ts';
import { parseFormula } from './parse.ts';
import { RecordScope } from './recordScope.ts';

/** A validation rule that a record breaks. */
export interface BrokenRule {
  readonly rule: ValidationRule;
  readonly message: string;
}

/** Computes formula fields, default values and validation rules of the org's records. */
export class FormulaEngine {
  readonly #parsed = new Map<string, FormulaNode>();
  #parts: { readonly store: RecordStore; readonly security: OrgSecurity } | null = null;

  /** Says where records and rights are; before that nothing can be computed. */
  connect(store: RecordStore, security: OrgSecurity): void {
    this.#parts = { store, security };
  }

  /** Sets the formula fields of a record from its other fields. */
  fill(record: SObjectRecord): void {
    const wasReadOnly = record.isReadOnly;
    record.isReadOnly = false;
    for (const field of record.definition.fields.values()) {
      if (field.formula) record.set(field.name, this.fieldValue(record, field));
    }
    record.isReadOnly = wasReadOnly;
  }

  /** The value of a formula field; null where the platform shows #Error!. @throws FormulaError naming what is not supported */
  fieldValue(record: SObjectRecord, field: FieldDefinition): unknown {
    const where = `${record.definition.name}.${field.name}`;
    const value = this.#evaluate(
      field.formula ?? '',
      where,
      this.#scope(record, null, false, field.blanksAsZero ?? false),
    );
    return fitted(field, value);
  }

  /** What the store would keep for a formula field of a stored record. */
  column(objectName: string, fieldName: string, id: string): SqlValue {
    const { store } = this.#connected();
    const object = store.schema.object(objectName);
    const field = object?.fields.get(fieldName.toLowerCase());
    const [record] = object ? store.read(object, [id]) : [];
    return record && field ? toColumn(field, this.fieldValue(record, field)) : null;
  }

  /** The default value of a field of a new record. */
  defaultValue(record: SObjectRecord, field: FieldDefinition): unknown {
    const formula = field.defaultValue ?? '';
    const value = this.#evaluate(
      formula,
      `default value of ${record.definition.name}.${field.name}`,
      this.#scope(record, null, true, false),
    );
    return fitted(field, value);
  }

  /** The active validation rules that a record breaks, in their order. @param old the record before; null for a new one */
  brokenRules(record: SObjectRecord, old: SObjectRecord | null): BrokenRule[] {
    const rules = record.definition.validationRules.filter((rule) => rule.isActive);
    if (rules.length === 0) return [];
    this.fill(record);
    const scope = this.#scope(record, old, old === null, false);
    return rules
      .filter(
        (rule) =>
          this.#evaluate(rule.errorCondition, `validation rule ${record.definition.name}.${rule.name}`, scope) === true,
      )
      .map((rule) => ({ rule, message: rule.errorMessage }));
  }

  /** Computes any formula over a record. */
  compute(record: SObjectRecord, formula: string): FormulaValue {
    return this.#evaluate(formula, record.definition.name, this.#scope(record, null, false, false));
  }

  #evaluate(formula: string, where: string, scope: RecordScope): FormulaValue {
    try {
      return evaluateFormula(this.#parse(formula), scope);
    } catch (error) {
      if (!(error instanceof FormulaProblem)) throw error;
      // What can't be computed for this record shows as #Error!, and reads as null.
      if (error instanceof FormulaFailure) return null;
      throw new FormulaProblem(`${where}: ${error.message}`);
    }
  }

  #parse(formula: string): FormulaNode {
    let node = this.#parsed.get(formula);
    if (!node) this.#parsed.set(formula, (node = parseFormula(formula)));
    return node;
  }

  #scope(record: SObjectRecord, old: SObjectRecord | null, isNew: boolean, blanksAsZero: boolean): RecordScope {
    const { store, security } = this.#connected();
    return new RecordScope({
      record,
      old,
      isNew,
      blanksAsZero,
      store,
      security,
      engine: this,
      transaction: active.transaction,
    });
  }

  #connected(): { readonly store: RecordStore; readonly security: OrgSecurity } {
    if (!this.#parts) throw new Error('The formula engine is not connected to a store');
    return this.#parts;
  }
}

/** A formula's value as the field's type has it. */
function fitted(field: FieldDefinition, value: FormulaValue): unknown {
  if (field.apexType === 'Boolean') return value === true;
  if (value === null) return null;
  if (field.apexType === 'String' || field.apexType === 'Id') return textOf(value) === '' ? null : textOf(value);
  if (field.apexType === 'Decimal' && value instanceof ApexDecimal) return value.setScale(field.scale ?? 2, 'HALF_UP');
  if (field.apexType === 'Integer' && value instanceof ApexDecimal) return Number(value.truncate());
  if (field.apexType === 'Date' && value instanceof ApexDatetime) return value.utcDate;
  if (field.apexType === 'Datetime' && value instanceof ApexDate) return new ApexDatetime(value.utcMilliseconds);
  return value;
}
