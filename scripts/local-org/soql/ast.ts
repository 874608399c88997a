import type { ExpressionContext } from '@apexdevtools/apex-parser';

/**
 * A SOQL query as written, names not yet resolved. The planner (`soql/plan.ts`) turns it into SQL.
 * @see https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select.htm
 */
export interface SoqlQuery extends SoqlSelect {
  /** The query's text, for messages. */
  readonly text: string;
  /** Bind expressions of the query and its subqueries, in the order they are written. */
  readonly binds: readonly SoqlBind[];
}

/** The `:expression` parts of a query. */
export interface SoqlBind {
  /** The expression without the colon. */
  readonly text: string;
  /** The Apex expression's syntax tree; null in dynamic SOQL, where only names are allowed. */
  readonly context: ExpressionContext | null;
}

/** `SELECT … FROM …` with its clauses: a whole query, a child subquery or a semi-join. */
export interface SoqlSelect {
  readonly select: readonly SelectItem[];
  readonly from: FromItem;
  /** `FROM Account a, a.Owner o`: further aliases for parents. */
  readonly parentAliases: readonly ParentAlias[];
  readonly scope?: string;
  readonly where?: Condition;
  readonly access?: 'USER_MODE' | 'SYSTEM_MODE' | 'SECURITY_ENFORCED';
  readonly groupBy?: GroupBy;
  readonly having?: Condition;
  readonly orderBy: readonly OrderItem[];
  readonly limit?: Value;
  readonly offset?: Value;
  readonly allRows: boolean;
  readonly forUpdate: boolean;
  /** Offset of the SELECT in the text, for messages. */
  readonly position: number;
}

/** The object, or in a child subquery the relationship, that rows come from. */
export interface FromItem {
  readonly name: string;
  readonly alias?: string;
  readonly position: number;
}

/** A second name for a parent relationship. */
export interface ParentAlias {
  readonly path: FieldPath;
  readonly alias: string;
}

/** One thing selected. */
export type SelectItem =
  | { readonly kind: 'field'; readonly field: FieldPath; readonly alias?: string }
  | { readonly kind: 'function'; readonly call: FunctionCall; readonly alias?: string }
  | { readonly kind: 'subquery'; readonly query: SoqlSelect }
  | { readonly kind: 'typeof'; readonly typeOf: TypeOf }
  | { readonly kind: 'fields'; readonly set: 'ALL' | 'STANDARD' | 'CUSTOM'; readonly position: number };

/** `Account.Owner.Name`; the last segment is the field, the others are relationships (the first may be an alias). */
export interface FieldPath {
  readonly kind: 'path';
  readonly segments: readonly string[];
  readonly position: number;
}

/** `COUNT(Id)`, `CALENDAR_MONTH(CreatedDate)`, `toLabel(Status)`, `FORMAT(MIN(Amount))`. The name is in upper case. */
export interface FunctionCall {
  readonly kind: 'function';
  readonly name: string;
  readonly args: readonly (FieldPath | FunctionCall | Value)[];
  readonly position: number;
}

/** `TYPEOF What WHEN Account THEN Phone ELSE Name END`. */
export interface TypeOf {
  readonly relationship: FieldPath;
  readonly whens: readonly { readonly objectName: string; readonly fields: readonly FieldPath[] }[];
  readonly otherwise: readonly FieldPath[];
}

/** Anything that can be compared, grouped or sorted by. */
export type Operand = FieldPath | FunctionCall;

/** How two sides are compared. */
export type Comparator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'LIKE' | 'IN' | 'NOT IN' | 'INCLUDES' | 'EXCLUDES';

/** A WHERE or HAVING condition. */
export type Condition =
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Condition[] }
  | { readonly kind: 'not'; readonly operand: Condition }
  | {
      readonly kind: 'comparison';
      readonly left: Operand;
      readonly operator: Comparator;
      readonly right: Value;
    };

/** The right side of a comparison, a LIMIT, or a function's constant argument. */
export type Value =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'string'; readonly value: string }
  /** Digits as written, so that decimals stay exact. */
  | { readonly kind: 'number'; readonly text: string }
  /** `USD5000`. */
  | { readonly kind: 'currency'; readonly code: string; readonly text: string }
  /** `2026-11-23`. */
  | { readonly kind: 'date'; readonly text: string }
  /** `2026-11-23T14:00:00Z`, with its offset. */
  | { readonly kind: 'datetime'; readonly text: string }
  /** `14:00:00Z`. */
  | { readonly kind: 'time'; readonly text: string }
  /** `TODAY`, `LAST_N_DAYS:30`; the name is in upper case. */
  | { readonly kind: 'dateLiteral'; readonly name: string; readonly count?: number }
  | { readonly kind: 'list'; readonly values: readonly Value[] }
  /** The bind with this index in {@link SoqlQuery.binds}. */
  | { readonly kind: 'bind'; readonly index: number }
  | { readonly kind: 'semiJoin'; readonly query: SoqlSelect };

/** `GROUP BY a, b`, `GROUP BY ROLLUP(a, b)`, `GROUP BY CUBE(a, b)`. */
export interface GroupBy {
  readonly kind: 'plain' | 'rollup' | 'cube';
  readonly operands: readonly Operand[];
}

/** One sort key. Nulls come first unless `NULLS LAST` is written, whatever the direction. */
export interface OrderItem {
  readonly operand: Operand;
  readonly descending: boolean;
  readonly nullsLast: boolean;
}

/** True for `SELECT COUNT() FROM …`, which gives a number and no rows. */
export function isCountQuery(query: SoqlSelect): boolean {
  const [only] = query.select;
  return (
    query.select.length === 1 && only.kind === 'function' && only.call.name === 'COUNT' && only.call.args.length === 0
  );
}
