import { BoundExpressionContext } from '@apexdevtools/apex-parser';
import type { SoqlLiteralContext, SoslLiteralContext } from '@apexdevtools/apex-parser';
import type { SoqlQuery } from '../soql/ast.ts';
import { SoqlError } from '../soql/lexer.ts';
import { soqlFromContext } from '../soql/parse.ts';
import type { Position, SoqlNode, SoslNode } from './ast.ts';
import { positionOf, present } from './context.ts';
import { expression } from './expressions.ts';
import { SyntaxProblem } from './syntaxProblem.ts';

/** Converts `[SELECT …]`. */
export function soqlNode(context: SoqlLiteralContext): SoqlNode {
  const queryStart = positionOf(context.query());
  const query = readQuery(context, queryStart);
  const binds = query.binds.map((bind) => expression(present(bind.context, context)));
  return { kind: 'soql', position: positionOf(context), query: withoutContexts(query), queryStart, binds };
}

/** The query without the parser's trees, which are large and done with. */
function withoutContexts(query: SoqlQuery): SoqlQuery {
  return { ...query, binds: query.binds.map(({ text }) => ({ text, context: null })) };
}

/** @throws SyntaxProblem for what the Apex grammar takes and SOQL does not */
function readQuery(context: SoqlLiteralContext, start: Position): SoqlQuery {
  try {
    return soqlFromContext(context.query());
  } catch (error) {
    if (!(error instanceof SoqlError)) throw error;
    throw new SyntaxProblem(error.message, start);
  }
}

/** Converts `[FIND …]`. */
export function soslNode(context: SoslLiteralContext): SoslNode {
  const bound = bindsIn(context);
  const binds = bound.map((each) => expression(each.expression()));
  return { kind: 'sosl', position: positionOf(context), text: numbered(context, bound), binds };
}

interface Tree {
  getChildCount(): number;
  getChild(index: number): unknown;
}

/** The text of a search, its bind expressions replaced by `:b0`, `:b1` … */
function numbered(context: SoslLiteralContext, binds: readonly BoundExpressionContext[]): string {
  const { start, stop } = context;
  const input = start.getInputStream();
  let text = '';
  let next = start.start;
  binds.forEach((bind, index) => {
    if (bind.start.start > next) text += input.getText(next, bind.start.start - 1);
    text += `:b${index}`;
    next = present(bind.stop, bind).stop + 1;
  });
  return text + input.getText(next, present(stop, context).stop);
}

function bindsIn(tree: Tree): BoundExpressionContext[] {
  if (tree instanceof BoundExpressionContext) return [tree];
  const binds: BoundExpressionContext[] = [];
  for (let index = 0; index < tree.getChildCount(); index++) binds.push(...bindsIn(tree.getChild(index) as Tree));
  return binds;
}
