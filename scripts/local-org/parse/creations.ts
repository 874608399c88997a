import type { CreatedNameContext, CreatorContext } from '@apexdevtools/apex-parser';
import type { ExpressionNode, Position, TypeNode } from './ast.ts';
import { nameOf, positionOf, typeNodes } from './context.ts';
import { expression, expressions } from './expressions.ts';

/** Converts what follows `new`. */
export function creation(context: CreatorContext, position: Position): ExpressionNode {
  const type = createdType(context.createdName());
  const array = context.arrayCreatorRest();
  if (array) {
    const size = array.expression();
    if (size) return { kind: 'newArray', position, elementType: type, size: expression(size) };
    const items = array.arrayInitializer()?.expression_list().map(expression) ?? [];
    return { kind: 'newCollection', position, type: { ...type, arrayDepth: 1 }, items };
  }
  const map = context.mapCreatorRest();
  if (map) {
    const entries = map.mapCreatorRestPair_list().map((pair) => ({
      key: expression(pair.expression(0)),
      value: expression(pair.expression(1)),
    }));
    return { kind: 'newMap', position, type, entries };
  }
  const items = context.setCreatorRest();
  if (items) return { kind: 'newCollection', position, type, items: items.expression_list().map(expression) };
  if (context.noRest()) return { kind: 'newCollection', position, type, items: [] };
  return { kind: 'new', position, type, args: expressions(context.classCreatorRest().arguments().expressionList()) };
}

function createdType(context: CreatedNameContext): TypeNode {
  return {
    position: positionOf(context),
    parts: context
      .idCreatedNamePair_list()
      .map((pair) => ({ name: nameOf(pair.anyId()), args: typeNodes(pair.typeList()) })),
    arrayDepth: 0,
  };
}
