import type { FieldDefinition, ObjectDefinition, OrgSchema } from '../schema/definitions.ts';
import {
  type Comparator,
  type Condition,
  type FieldPath,
  type FunctionCall,
  isCountQuery,
  type Operand,
  type OrderItem,
  type SelectItem,
  type SoqlQuery,
  type SoqlSelect,
  type Value,
} from './ast.ts';
import { aggregateFunctions, dateFunctions, displayFunctions } from './functions.ts';
import { checkAggregate, checkFilter, checkGroupable, checkSortable } from './fieldUse.ts';
import { SoqlError } from './lexer.ts';
import { childObject, objectNamed, QueryScope } from './resolve.ts';
import { checkSemiJoins } from './semiJoins.ts';

/** Something in a query that does not fit the schema. */
export interface SoqlProblem {
  readonly message: string;
  /** Offset in the query's text. */
  readonly position: number;
}

/**
 * Checks the names and the shape of a query against the schema, as the Apex compiler does.
 * @param onBind is told what each bind is compared with
 * @returns what is wrong, each with its place; empty when the query is right
 */
export function checkQuery(query: SoqlQuery, schema: OrgSchema, onBind?: (use: BindUse) => void): SoqlProblem[] {
  return new QueryChecker(schema, onBind).check(query);
}

/** A bind beside a field. */
export interface BindUse {
  /** Its index in {@link SoqlQuery.binds}. */
  readonly index: number;
  readonly field: FieldDefinition;
  /** True for `IN :bind`, which takes a collection. */
  readonly isSet: boolean;
}

class QueryChecker {
  readonly #schema: OrgSchema;
  readonly #onBind: ((use: BindUse) => void) | undefined;
  readonly #problems: SoqlProblem[] = [];

  constructor(schema: OrgSchema, onBind: ((use: BindUse) => void) | undefined) {
    this.#schema = schema;
    this.#onBind = onBind;
  }

  check(query: SoqlQuery): SoqlProblem[] {
    this.#attempt(() => this.#select(query, objectNamed(this.#schema, query.from.name, query.from.position)));
    return this.#problems;
  }

  #attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof SoqlError)) throw error;
      this.#problems.push({ message: error.message, position: error.position });
    }
  }

  #select(select: SoqlSelect, object: ObjectDefinition): void {
    const scope = new QueryScope(this.#schema, select, object);
    for (const item of select.select) this.#attempt(() => this.#item(item, scope));
    if (select.where) this.#condition(select.where, scope);
    if (select.having) this.#condition(select.having, scope);
    for (const operand of select.groupBy?.operands ?? [])
      this.#attempt(() => this.#used(operand, scope, checkGroupable));
    for (const { operand } of select.orderBy) this.#attempt(() => this.#used(operand, scope, checkSortable));
    this.#attempt(() => checkSemiJoins(select, object.name));
    this.#attempt(() => this.#shape(select));
  }

  #item(item: SelectItem, scope: QueryScope): void {
    switch (item.kind) {
      case 'field':
        scope.resolve(item.field);
        return;
      case 'function':
        this.#operand(item.call, scope);
        return;
      case 'subquery':
        this.#select(item.query, childObject(this.#schema, scope.object, item.query).object);
        return;
      case 'typeof':
        this.#typeOf(item, scope);
    }
  }

  #typeOf({ typeOf }: Extract<SelectItem, { kind: 'typeof' }>, scope: QueryScope): void {
    scope.resolveRelationship(typeOf.relationship);
    for (const { objectName, fields } of typeOf.whens) {
      const object = objectNamed(this.#schema, objectName, typeOf.relationship.position);
      for (const path of fields) this.#fieldOf(path, object);
    }
  }

  #fieldOf(path: FieldPath, object: ObjectDefinition): void {
    new QueryScope(this.#schema, selectFrom(object), object).resolve(path);
  }

  /** A key to sort or group by. */
  #used(operand: Operand, scope: QueryScope, check: (field: FieldDefinition, path: FieldPath) => void): void {
    if (operand.kind === 'path') check(scope.resolve(operand).field, operand);
    else this.#operand(operand, scope);
  }

  #operand(operand: Operand, scope: QueryScope): void {
    if (operand.kind === 'path') {
      scope.resolve(operand);
      return;
    }
    if (
      !aggregateFunctions.has(operand.name) &&
      !dateFunctions.has(operand.name) &&
      !displayFunctions.has(operand.name)
    ) {
      throw new SoqlError(`The function ${operand.name} is not supported by the local org`, operand.position);
    }
    for (const argument of operand.args) {
      if (argument.kind === 'path') checkAggregate(scope.resolve(argument).field, operand);
      else if (argument.kind === 'function') this.#operand(argument, scope);
    }
  }

  #condition(condition: Condition, scope: QueryScope): void {
    if (condition.kind === 'not') this.#condition(condition.operand, scope);
    else if (condition.kind !== 'comparison') condition.operands.forEach((operand) => this.#condition(operand, scope));
    else {
      const { left, operator, right } = condition;
      this.#attempt(() => {
        if (left.kind === 'path') this.#comparison(scope.resolve(left).field, operator, right, left);
        else this.#operand(left, scope);
      });
      this.#value(condition.right);
    }
  }

  #comparison(field: FieldDefinition, operator: Comparator, value: Value, path: FieldPath): void {
    checkFilter(field, operator, value, path);
    const isSet = value.kind === 'bind' && (operator === 'IN' || operator === 'NOT IN');
    for (const each of value.kind === 'list' ? value.values : [value]) {
      if (each.kind === 'bind') this.#onBind?.({ index: each.index, field, isSet });
    }
  }

  #value(value: Value): void {
    if (value.kind !== 'semiJoin') return;
    const { query } = value;
    this.#attempt(() => this.#select(query, objectNamed(this.#schema, query.from.name, query.from.position)));
  }

  /** What must be grouped is, and what locks is not sorted. */
  #shape(select: SoqlSelect): void {
    if (select.forUpdate && select.orderBy.length > 0) {
      throw new SoqlError('FOR UPDATE is not allowed with ORDER BY', select.position);
    }
    checkSelected(select);
    checkUngrouped(select);
    if (isCountQuery(select) || !(isAggregate(select) || select.orderBy.some(isAggregateKey))) return;
    const grouped = new Set((select.groupBy?.operands ?? []).map(operandText));
    for (const item of select.select) {
      if (item.kind === 'field' && !grouped.has(operandText(item.field))) {
        throw new SoqlError(
          `Field must be grouped or aggregated: ${item.field.segments.join('.')}`,
          item.field.position,
        );
      }
      if (item.kind === 'subquery')
        throw new SoqlError('Grouped query cannot use child relationships in the SELECT list', item.query.position);
    }
    checkOrder(select, grouped);
  }
}

/** What grouped rows are sorted by is in the groups. @throws SoqlError */
function checkOrder({ orderBy }: SoqlSelect, grouped: ReadonlySet<string>): void {
  for (const { operand } of orderBy) {
    if (operand.kind !== 'path' || grouped.has(operandText(operand))) continue;
    throw new SoqlError(`Ordered field must be grouped or aggregated: ${operand.segments.join('.')}`, operand.position);
  }
}

/** Each field is selected once, and only results of functions are renamed. @throws SoqlError */
function checkSelected(select: SoqlSelect): void {
  const seen = new Set<string>();
  for (const item of select.select) {
    if (item.kind !== 'field') continue;
    const { field, alias } = item;
    if (alias && !isAggregate(select)) {
      throw new SoqlError('only aggregate expressions use field aliasing', field.position);
    }
    const text = operandText(field);
    if (seen.has(text)) throw new SoqlError(`duplicate field selected: ${field.segments.join('.')}`, field.position);
    seen.add(text);
  }
}

/** One row of totals needs no limit. @throws SoqlError */
function checkUngrouped(select: SoqlSelect): void {
  if (select.groupBy || isCountQuery(select) || !isAggregate(select)) return;
  if (select.limit) {
    throw new SoqlError(
      'Non-grouped query that uses overall aggregate functions cannot also use LIMIT',
      select.position,
    );
  }
}

/** True when rows are grouped or counted, so that the result is made of `AggregateResult`s. */
export function isAggregate(select: SoqlSelect): boolean {
  if (select.groupBy) return true;
  return select.select.some((item) => item.kind === 'function' && containsAggregate(item.call));
}

const isAggregateKey = ({ operand }: OrderItem): boolean => operand.kind === 'function' && containsAggregate(operand);

function containsAggregate(call: FunctionCall): boolean {
  return (
    aggregateFunctions.has(call.name) ||
    call.args.some((argument) => argument.kind === 'function' && containsAggregate(argument))
  );
}

/** A text that is the same for operands that mean the same. */
export function operandText(operand: Operand): string {
  if (operand.kind === 'path') return operand.segments.join('.').toLowerCase();
  const args = operand.args.map((argument) =>
    argument.kind === 'path' || argument.kind === 'function' ? operandText(argument) : JSON.stringify(argument),
  );
  return `${operand.name}(${args.join(',')})`;
}

/** `SELECT … FROM object`, for the scope of an object without a query. */
export function selectFrom(object: ObjectDefinition): SoqlSelect {
  return {
    select: [],
    from: { name: object.name, position: 0 },
    parentAliases: [],
    orderBy: [],
    allRows: false,
    forUpdate: false,
    position: 0,
  };
}
