import type { ConstructorCallNode, ConstructorNode } from '../../parse/ast.ts';
import { Problem } from '../problem.ts';
import { SourceDeclaration } from '../sourceDeclaration.ts';
import type { TypeTable } from '../typeTable.ts';

/** `this(…)` or `super(…)`, if a constructor begins with one. */
export function openingCall({ body }: ConstructorNode): ConstructorCallNode | null {
  const [first] = body.statements;
  return first?.kind === 'expression' && first.expression.kind === 'constructorCall' ? first.expression : null;
}

/** A constructor that calls no other calls that of its superclass without arguments. @throws Problem if there is none */
export function checkDefaultConstructor(table: TypeTable, declaration: SourceDeclaration): void {
  const parent = declaration.superclass && table.declaration(declaration.superclass);
  if (!(parent instanceof SourceDeclaration)) return;
  const hasDefault =
    parent.constructors.length === 0 || parent.constructors.some(({ parameters }) => parameters.length === 0);
  if (hasDefault) return;
  const own = declaration.sourceMethods.flatMap(({ node }) => (node.kind === 'constructor' ? [node] : []));
  const silent = own.find((node) => openingCall(node) === null);
  if (own.length > 0 && !silent) return;
  const { position } = silent ?? declaration.node;
  throw new Problem(`No default constructor available in super type: ${parent.type.name}`, position);
}
