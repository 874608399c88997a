import type { AnyIdContext, IdContext, TypeListContext, TypeRefContext } from '@apexdevtools/apex-parser';
import type { Position, TypeNode } from './ast.ts';
import { SyntaxProblem } from './syntaxProblem.ts';

/** What positions are read from. */
interface Placed {
  readonly start: { readonly line: number; readonly column: number };
}

/** The place of a grammar node. The grammar counts columns from 0. */
export function positionOf(context: Placed): Position {
  return { line: context.start.line, column: context.start.column + 1 };
}

/** A part that the grammar promises. @throws SyntaxProblem when the tree lacks it, as after a syntax error */
export function present<T>(part: T | null | undefined, context: Placed): T {
  if (part === null || part === undefined) throw new SyntaxProblem('Unexpected syntax', positionOf(context));
  return part;
}

/** The text of an identifier. */
export const nameOf = (context: IdContext | AnyIdContext): string => context.getText();

/** Converts a type. */
export function typeNode(context: TypeRefContext): TypeNode {
  return {
    position: positionOf(context),
    parts: context.typeName_list().map((part) => ({
      name: partName(part),
      args: typeNodes(part.typeArguments()?.typeList()),
    })),
    arrayDepth: context.arraySubscripts()?.LBRACK_list().length ?? 0,
  };
}

/** Converts a comma-separated list of types; empty when there is none. */
export function typeNodes(context: TypeListContext | null | undefined): TypeNode[] {
  return context ? context.typeRef_list().map(typeNode) : [];
}

function partName(part: ReturnType<TypeRefContext['typeName']>): string {
  const keyword = part.LIST() ?? part.SET() ?? part.MAP();
  return keyword ? keyword.getText() : nameOf(part.id());
}
