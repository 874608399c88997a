import type { Condition, SoqlSelect } from './ast.ts';
import { SoqlError } from './lexer.ts';

type SemiJoin = Extract<Condition, { kind: 'comparison' }> & { readonly right: { readonly kind: 'semiJoin' } };

const mostInOneQuery = 2;

/**
 * What a query may ask of other objects in its conditions.
 * @see https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_comparisonoperators.htm
 * @throws SoqlError
 */
export function checkSemiJoins(select: SoqlSelect, objectName: string): void {
  const joins = [...semiJoinsIn(select.where, null)];
  for (const join of joins) checkInner(join, objectName);
  if (joins.length > mostInOneQuery) {
    throw new SoqlError(`maximum ${mostInOneQuery} semi join sub-selects are allowed`, select.position);
  }
}

function* semiJoinsIn(condition: Condition | undefined, around: 'or' | 'not' | null): Iterable<SemiJoin> {
  if (!condition) return;
  if (condition.kind === 'comparison') {
    if (!isSemiJoin(condition)) return;
    if (around === 'or') {
      throw new SoqlError(
        "Semi join sub-selects are not allowed with the 'OR' operator",
        condition.right.query.position,
      );
    }
    if (around === 'not') {
      throw new SoqlError(
        "Semi join sub-selects are not allowed with the 'NOT' operator",
        condition.right.query.position,
      );
    }
    yield condition;
    return;
  }
  if (condition.kind === 'not') yield* semiJoinsIn(condition.operand, 'not');
  else for (const operand of condition.operands) yield* semiJoinsIn(operand, condition.kind === 'or' ? 'or' : around);
}

const isSemiJoin = (condition: Condition): condition is SemiJoin =>
  condition.kind === 'comparison' && condition.right.kind === 'semiJoin';

function checkInner({ right: { query } }: SemiJoin, objectName: string): void {
  const { position } = query;
  if (query.from.name.toLowerCase() === objectName.toLowerCase()) {
    throw new SoqlError('The inner and outer selects should not be on the same object type', position);
  }
  if ([...semiJoinsIn(query.where, null)].length > 0) {
    throw new SoqlError('Nesting of semi join sub-selects is not supported', position);
  }
  const extra = [
    query.orderBy.length > 0 ? 'ORDER BY' : '',
    query.limit ? 'LIMIT' : '',
    query.groupBy ? 'GROUP BY' : '',
    query.forUpdate ? 'FOR UPDATE' : '',
  ].find((clause) => clause !== '');
  if (extra) throw new SoqlError(`${extra} is not allowed in semi join sub-selects`, position);
}
