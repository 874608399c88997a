import { types } from '../runtime/typeRef.ts';
import type { Bridge } from './boundClass.ts';
import { Conversions } from './conversions.ts';
import type { MethodSymbol } from './declarations.ts';
import { methodSlot } from './declarations.ts';
import { Members } from './members.ts';
import type { MethodView } from './members.ts';
import { Problem } from './problem.ts';
import { signatureText } from './sourceDeclaration.ts';
import type { SourceDeclaration } from './sourceDeclaration.ts';
import type { TypeTable } from './typeTable.ts';

/**
 * Checks what a class promises: that its superclass may be extended, that it overrides what it says, and that it has
 * all methods of its interfaces and abstract ancestors.
 * @returns the interface methods that it has under another JavaScript name
 */
export function checkHeader(table: TypeTable, declaration: SourceDeclaration): Bridge[] {
  if (declaration.kind !== 'class') return [];
  const report = (problem: Problem): void => void declaration.unit.problems.push(problem);
  checkSuperclass(table, declaration, report);
  const conversions = new Conversions(table);
  const members = new Members(table, conversions);
  checkOverrides(members, declaration, report);
  return checkPromises(conversions, members, declaration, report);
}

type Report = (problem: Problem) => void;

function checkSuperclass(table: TypeTable, declaration: SourceDeclaration, report: Report): void {
  const parent = declaration.superclass && table.declaration(declaration.superclass);
  if (!parent || parent.type === types.object) return;
  const { position } = declaration.node;
  if (parent.kind !== 'class') report(new Problem(`Non-class type cannot be extended: ${parent.type.text}`, position));
  else if (!parent.isVirtual && !parent.isAbstract) {
    report(new Problem(`Non-virtual and non-abstract type cannot be extended: ${parent.type.text}`, position));
  }
}

function checkOverrides(members: Members, declaration: SourceDeclaration, report: Report): void {
  const parent = declaration.superclass;
  if (!parent) return;
  for (const { symbol, node } of declaration.sourceMethods) {
    if (!symbol.isOverride) continue;
    const inherited = [parent, ...declaration.interfaces].flatMap((type) => members.methods(type, symbol.name));
    if (!inherited.some((view) => hasParameters(view, symbol))) {
      report(new Problem(`Method does not override an ancestor method: ${signatureText(symbol)}`, node.position));
    }
  }
}

const hasParameters = (view: MethodView, symbol: MethodSymbol): boolean =>
  view.parameters.length === symbol.parameters.length &&
  view.parameters.every((type, index) => type === symbol.parameters[index]);

/** Objects of every class have these; an interface that asks for them is content. */
const universal = new Set(['tostring', 'equals', 'hashcode']);

function checkPromises(
  conversions: Conversions,
  members: Members,
  declaration: SourceDeclaration,
  report: Report,
): Bridge[] {
  const bridges = new Map<string, Bridge>();
  for (const promised of members.abstractMethods(declaration.type)) {
    const slot = methodSlot(promised.method.name, promised.parameters);
    const target = implementationOf(conversions, members, declaration, promised);
    // The platform lets a static method keep the promise of an interface.
    if (target && (target.method.slot !== slot || target.method.isStatic)) bridges.set(slot, { slot, target });
    if (target || declaration.isAbstract || universal.has(promised.method.name.toLowerCase())) continue;
    const text = `${promised.returnType.text} ${promised.method.owner.type.name}.${promised.method.name}(${promised.parameters.map((type) => type.text).join(', ')})`;
    report(new Problem(`Class ${declaration.type.name} must implement the method: ${text}`, declaration.node.position));
  }
  return [...bridges.values()];
}

/** The concrete method that stands for a promised one; the same parameters, or ones that take the same arguments. */
function implementationOf(
  conversions: Conversions,
  members: Members,
  declaration: SourceDeclaration,
  promised: MethodView,
): MethodView | undefined {
  const candidates = members.methods(declaration.type, promised.method.name).filter((view) => !view.method.isAbstract);
  return (
    candidates.find(
      (view) =>
        promised.parameters.every((type, index) => type === view.parameters[index]) &&
        view.parameters.length === promised.parameters.length,
    ) ??
    candidates.find(
      (view) =>
        view.parameters.length === promised.parameters.length &&
        view.parameters.every((type, index) => conversions.isCastable(promised.parameters[index], type)),
    )
  );
}
