import { BoundExpressionContext } from '@apexdevtools/apex-parser';
import type { SoqlLiteralContext, SoslLiteralContext } from '@apexdevtools/apex-parser';
import type { SoqlQuery } from '../soql/ast.ts';
import { SoqlError } from '../soql/lexer.ts';
import { soqlFromContext } from '../soql/parse.ts';
import type { ExpressionNode, Position, SoqlNode, SoslNode } from './ast.ts';
import { positionOf, present } from './context.ts';
import { expression } from './expressions.ts';
import { SyntaxProblem } from './syntaxProblem.ts';

/** Converts `[SELECT …]`. */
export function soqlNode(context: SoqlLiteralContext): SoqlNode {
  const queryStart = positionOf(context.query());
  const query = readQuery(context, queryStart);
  const binds = query.binds.map((bind) => expression(present(bind.context, context)));
  return { kind: 'soql', position: positionOf(context), query, queryStart, binds };
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
  const { start, stop } = context;
  const text = start.getInputStream().getText(start.start, present(stop, context).stop);
  return { kind: 'sosl', position: positionOf(context), text, binds: bindsIn(context) };
}

interface Tree {
  getChildCount(): number;
  getChild(index: number): unknown;
}

function bindsIn(tree: Tree): ExpressionNode[] {
  if (tree instanceof BoundExpressionContext) return [expression(tree.expression())];
  const binds: ExpressionNode[] = [];
  for (let index = 0; index < tree.getChildCount(); index++) binds.push(...bindsIn(tree.getChild(index) as Tree));
  return binds;
}
