import type { TypeRef } from '../../runtime/typeRef.ts';
import type { Access, MethodSymbol } from '../declarations.ts';
import type { Members, MethodView } from '../members.ts';
import { Problem } from '../problem.ts';
import type { SourceDeclaration, SourceMethod } from '../sourceDeclaration.ts';
import { signatureText } from '../sourceDeclaration.ts';

/** Checks that a method may stand where its superclass has one, and that it says so. @throws Problem */
export function checkOverride(members: Members, declaration: SourceDeclaration, { symbol, node }: SourceMethod): void {
  const parent = declaration.superclass;
  if (!parent || symbol.isStatic || node.kind === 'constructor') return;
  const { position } = node;
  const inherited = inheritedMethod(members, parent, symbol);
  if (!inherited) {
    const isPromised = declaration.interfaces.some((type) => inheritedMethod(members, type, symbol));
    if (!symbol.isOverride || isPromised) return;
    throw new Problem(`Method does not override an ancestor method: ${signatureText(symbol)}`, position);
  }
  // What the platform's own classes let be overridden is not in their tables.
  if (inherited.method.owner.isSystem) return;
  const fault = faultOf(inherited, symbol);
  if (fault) throw new Problem(fault, position);
}

function inheritedMethod(members: Members, parent: TypeRef, symbol: MethodSymbol): MethodView | undefined {
  return members
    .methods(parent, symbol.name)
    .find(
      (view) =>
        !view.method.isStatic &&
        view.method.access !== 'private' &&
        view.parameters.length === symbol.parameters.length &&
        view.parameters.every((type, index) => type === symbol.parameters[index]),
    );
}

/** A public method may stand for a global one: those outside call it by the global one's name. */
const width: Readonly<Record<Access, number>> = { private: 0, protected: 1, public: 2, global: 2 };

function faultOf({ method, returnType }: MethodView, symbol: MethodSymbol): string | undefined {
  if (!method.isVirtual) {
    return `Non-virtual, non-abstract methods cannot be overridden: ${signatureText(method)}`;
  }
  if (!symbol.isOverride) return `Method must use the override keyword: ${signatureText(symbol)}`;
  if (width[symbol.access] < width[method.access]) {
    return `Cannot reduce the visibility of method: ${signatureText(symbol)}`;
  }
  return returnType === symbol.returnType
    ? undefined
    : `Method return types clash: ${signatureText(symbol)} vs ${signatureText(method)} from the type ${method.owner.type.name}`;
}
