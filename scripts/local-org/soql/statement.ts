import { ApexDecimal } from '../runtime/decimal.ts';
import { ApexException, apexException, unsupported } from '../runtime/exceptions.ts';
import { rateScale } from '../schema/currencies.ts';
import type { FieldDefinition, ObjectDefinition } from '../schema/definitions.ts';
import { field } from '../schema/fieldTypes.ts';
import { asDecimal, valueKind } from '../store/codec.ts';
import type { RecordStore } from '../store/store.ts';
import type { FieldPath, FunctionCall, Operand, SoqlSelect, Value } from './ast.ts';
import { type ConditionHost, conditionSql } from './condition.ts';
import { makeDescribedRows } from './describedObjects.ts';
import { aggregateFunctions, dateFunctions, displayFunctions } from './functions.ts';
import { SqlParams } from './params.ts';
import type { QueryPolicy } from './policy.ts';
import { objectNamed, QueryScope, type ResolvedPath } from './resolve.ts';
import { type SqlExpression, SqlSource } from './sqlSource.ts';
import { apexValue, type ValueContext } from './values.ts';

/** What queries run against. */
export interface QueryHost {
  readonly store: RecordStore;
  readonly policy: QueryPolicy;
  readonly values: ValueContext;
}

/** The kind of value that COUNT and the date functions give. */
export const integerField: FieldDefinition = field('expr', 'Integer');
const dateField: FieldDefinition = field('expr', 'Date');

/** One SELECT on its way to SQL: its tables, its conditions and the values they are compared with. */
export class Statement implements ConditionHost {
  readonly host: QueryHost;
  readonly select: SoqlSelect;
  readonly object: ObjectDefinition;
  readonly params: SqlParams;
  readonly source: SqlSource;
  readonly #scope: QueryScope;

  /** @param params shared with the statement around it, if there is one */
  constructor(host: QueryHost, select: SoqlSelect, object: ObjectDefinition, params = new SqlParams()) {
    this.host = host;
    this.select = select;
    this.object = object;
    this.params = params;
    this.source = new SqlSource(object, params);
    this.#scope = new QueryScope(host.store.schema, select, object);
    if (!object.isQueryable) throw apexException('QueryException', `entity type ${object.name} does not support query`);
    if (!host.policy.canReadObject(object))
      throw apexException('QueryException', `sObject type '${object.name}' is not supported.`);
    makeDescribedRows(host.store, object);
  }

  get values(): ValueContext {
    return this.host.values;
  }

  /** Finds a path's names; what the user may not read does not exist. */
  resolve(path: FieldPath): ResolvedPath {
    const resolved = this.#scope.resolve(path);
    this.#requireAccess(resolved);
    return resolved;
  }

  resolveRelationship(path: FieldPath): ResolvedPath {
    return this.#scope.resolveRelationship(path);
  }

  #requireAccess({ lookups, field: last }: ResolvedPath): void {
    let objects: readonly ObjectDefinition[] = [this.object];
    for (const lookup of lookups) {
      if (objects.length === 1) this.#requireField(objects[0], lookup);
      objects = lookup.referenceTo.map((name) => this.objectNamed(name));
    }
    if (objects.length === 1) this.#requireField(objects[0], last);
  }

  #requireField(object: ObjectDefinition, wanted: FieldDefinition): void {
    if (this.host.policy.canReadObject(object) && this.host.policy.canReadField(object, wanted)) return;
    throw inaccessible(object, wanted, this.select.access === 'SECURITY_ENFORCED');
  }

  readonly objectNamed = (name: string): ObjectDefinition => {
    const object = objectNamed(this.host.store.schema, name, this.select.position);
    makeDescribedRows(this.host.store, object);
    return object;
  };

  column(path: ResolvedPath): SqlExpression {
    return this.source.column(path, this.objectNamed, this.select.position);
  }

  operand(operand: Operand): SqlExpression {
    return operand.kind === 'path' ? this.column(this.resolve(operand)) : this.#call(operand);
  }

  /** What an aggregate goes over: amounts of several currencies as amounts in the corporate one. */
  aggregated(operand: Operand): SqlExpression {
    const { sql, field } = this.operand(operand);
    if (field.type !== 'Currency' || !this.source.object.fields.has('currencyisocode')) return { sql, field };
    if (operand.kind !== 'path' || this.resolve(operand).lookups.length > 0)
      throw unsupported('Aggregates of a parent record’s currency field', this.object.name);
    return { sql: `CAST(ROUND(${sql} * 1e${rateScale} / ${rateSql(this.source.alias)}) AS INTEGER)`, field };
  }

  #call(call: FunctionCall): SqlExpression {
    if (aggregateFunctions.has(call.name)) return this.#aggregate(call);
    if (dateFunctions.has(call.name)) return this.#datePart(call);
    if (displayFunctions.has(call.name)) return this.operand(argumentOf(call));
    throw unsupported(`SOQL function ${call.name}`, this.object.name);
  }

  #aggregate(call: FunctionCall): SqlExpression {
    if (call.args.length === 0) return { sql: 'COUNT(*)', field: integerField };
    const { sql, field: of } = this.aggregated(argumentOf(call));
    const folded = valueKind(of) === 'text' ? `${sql} COLLATE NOCASE` : sql;
    switch (call.name) {
      case 'COUNT':
        return { sql: `COUNT(${sql})`, field: integerField };
      case 'COUNT_DISTINCT':
        return { sql: `COUNT(DISTINCT ${folded})`, field: integerField };
      case 'GROUPING':
        return { sql: '0', field: integerField };
      default:
        return { sql: `${call.name}(${folded})`, field: of };
    }
  }

  /** Datetimes are taken in UTC, or with convertTimezone in the user's time zone. */
  #datePart(call: FunctionCall): SqlExpression {
    const argument = argumentOf(call);
    const isLocal = argument.kind === 'function' && argument.name === 'CONVERTTIMEZONE';
    const { sql, field: of } = this.operand(argument);
    const zone = this.params.add(isLocal ? this.values.timeZone : 'UTC');
    const part = `apex_date_part('${call.name}', '${valueKind(of)}', ${sql}, ${zone})`;
    return { sql: part, field: call.name === 'DAY_ONLY' ? dateField : integerField };
  }

  semiJoin(select: SoqlSelect): string {
    const inner = new Statement(this.host, select, this.objectNamed(select.from.name), this.params);
    const [item] = select.select;
    if (select.select.length !== 1 || item.kind !== 'field')
      throw apexException('QueryException', 'semi join sub-selects must select exactly one field');
    const { sql } = inner.operand(item.field);
    const order = select.limit ? inner.order() : '';
    const where = inner.where([`${sql} IS NOT NULL`]);
    return `SELECT ${sql} FROM ${inner.source.from} WHERE ${where}${order}${inner.limits()}`;
  }

  /** The WHERE condition with what the platform adds to it. @param extra further conditions */
  where(extra: readonly string[] = []): string {
    const conditions = [...extra];
    if (this.select.where) conditions.push(conditionSql(this.select.where, this));
    const deleted = this.object.fields.get('isdeleted');
    if (deleted && !this.select.allRows) conditions.push(`${this.source.own(deleted).sql} = 0`);
    const visible = this.host.policy.rowCondition(this.object, this.source.alias, this.params);
    if (visible) conditions.push(visible);
    return conditions.length === 0 ? '1' : conditions.join(' AND ');
  }

  /** Sort keys as SQL. */
  sortKeys(): string[] {
    return this.select.orderBy.map(({ operand, descending, nullsLast }) => {
      const { sql, field: by } = this.operand(operand);
      const folded = valueKind(by) === 'text' ? `${sql} COLLATE NOCASE` : sql;
      return `${folded}${descending ? ' DESC' : ' ASC'} NULLS ${nullsLast ? 'LAST' : 'FIRST'}`;
    });
  }

  /** ORDER BY, with the order in which records were made where nothing else decides. */
  order(): string {
    return ` ORDER BY ${[...this.sortKeys(), `${this.source.alias}.rowid`].join(', ')}`;
  }

  limits(): string {
    const { limit, offset } = this.select;
    if (!limit && !offset) return '';
    const rows = limit ? this.wholeNumber(limit, 'LIMIT') : -1;
    return ` LIMIT ${this.params.add(rows)}${offset ? ` OFFSET ${this.params.add(this.#offset(offset))}` : ''}`;
  }

  #offset(value: Value): number {
    const offset = this.wholeNumber(value, 'OFFSET');
    if (offset > 2000) throw apexException('QueryException', 'Maximum SOQL offset allowed is 2000');
    return offset;
  }

  wholeNumber(value: Value, clause: string): number {
    const given = apexValue(value, this.values);
    const number =
      given instanceof ApexDecimal || typeof given === 'number' || typeof given === 'bigint'
        ? asDecimal(given).toNumber()
        : NaN;
    if (Number.isInteger(number) && number >= 0) return number;
    throw apexException('QueryException', `${clause} must be a whole number that is not negative`);
  }
}

const rateSql = (alias: string): string =>
  `(SELECT "ConversionRate" FROM "CurrencyType" WHERE "IsoCode" = ${alias}."CurrencyIsoCode")`;

/** The first argument of a function, which must be a field or another function. */
export function argumentOf(call: FunctionCall): Operand {
  const [argument] = call.args;
  if (argument?.kind === 'path' || argument?.kind === 'function') return argument;
  throw apexException('QueryException', `${call.name} needs a field`);
}

function inaccessible(object: ObjectDefinition, wanted: FieldDefinition, isEnforced: boolean): ApexException {
  const message = isEnforced
    ? 'Insufficient permissions: secure query included inaccessible field'
    : `No such column '${wanted.name}' on entity '${object.name}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.`;
  const error = apexException('QueryException', message);
  error.inaccessibleFields = new Map([[object.name, [wanted.name]]]);
  return error;
}
