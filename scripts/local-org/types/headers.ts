import type { TypeRef } from '../runtime/typeRef.ts';
import type { Bridge } from './boundClass.ts';
import { Conversions } from './conversions.ts';
import { methodSlot } from './declarations.ts';
import { Members } from './members.ts';
import type { MethodView } from './members.ts';
import { collect, Problem } from './problem.ts';
import { checkDefaultConstructor } from './rules/constructors.ts';
import { checkInterfaces, checkSuperclass } from './rules/hierarchy.ts';
import { checkOverride } from './rules/overrides.ts';
import { signatureText } from './sourceDeclaration.ts';
import type { SourceDeclaration } from './sourceDeclaration.ts';
import type { TypeTable } from './typeTable.ts';

/**
 * Checks what a class promises: that its superclass may be extended, that it overrides what it says, and that it has
 * all methods of its interfaces and abstract ancestors.
 * @returns the interface methods that it has under another JavaScript name
 */
export function checkHeader(table: TypeTable, declaration: SourceDeclaration): Bridge[] {
  const { problems } = declaration.unit;
  const conversions = new Conversions(table);
  const members = new Members(table, conversions);
  collect(problems, () => checkInterfaces(table, declaration));
  if (declaration.kind !== 'class') return [];
  collect(problems, () => checkSuperclass(table, conversions, declaration));
  collect(problems, () => checkDefaultConstructor(table, declaration));
  for (const method of declaration.sourceMethods) collect(problems, () => checkOverride(members, declaration, method));
  return checkPromises(conversions, members, declaration);
}

/** Objects of every class have these; an interface that asks for them is content. */
const universal = new Set(['tostring', 'equals', 'hashcode']);

function checkPromises(conversions: Conversions, members: Members, declaration: SourceDeclaration): Bridge[] {
  const bridges = new Map<string, Bridge>();
  for (const promised of members.abstractMethods(declaration.type)) {
    const slot = methodSlot(promised.method.name, promised.parameters);
    const target = implementationOf(conversions, members, declaration, promised);
    // The platform lets a static method keep the promise of an interface.
    if (target && (target.method.slot !== slot || target.method.isStatic)) bridges.set(slot, { slot, target });
    if (declaration.isAbstract || universal.has(promised.method.name.toLowerCase())) continue;
    collect(declaration.unit.problems, () => checkPromise(declaration, promised, target));
  }
  return [...bridges.values()];
}

/** @throws Problem when a promised method is missing, or others can't see it */
function checkPromise({ type, node }: SourceDeclaration, promised: MethodView, target: MethodView | undefined): void {
  const { owner, name } = promised.method;
  const isInterface = owner.kind === 'interface';
  if (!target) {
    const parameters = promised.parameters.map((parameter) => parameter.text).join(', ');
    const text = `${promised.returnType.text} ${owner.type.name}.${name}(${parameters})`;
    throw new Problem(
      `Class ${type.name} must implement the ${isInterface ? '' : 'abstract '}method: ${text}`,
      node.position,
    );
  }
  const isOpen = target.method.access === 'public' || target.method.access === 'global';
  if (isInterface && !isOpen && !target.method.owner.isSystem) {
    throw new Problem(
      `${type.name}: Overriding implementations of global or public interface methods must be global or public: ${signatureText(target.method)}`,
      node.position,
    );
  }
}

/** The concrete method that stands for a promised one: the same parameters and a value of the promised type. */
function implementationOf(
  conversions: Conversions,
  members: Members,
  declaration: SourceDeclaration,
  promised: MethodView,
): MethodView | undefined {
  const candidates = members
    .methods(declaration.type, promised.method.name)
    .filter((view) => !view.method.isAbstract && view.parameters.length === promised.parameters.length)
    .filter((view) => givesSame(conversions, view.returnType, promised.returnType));
  const takes = (isSame: (own: TypeRef, other: TypeRef) => boolean): MethodView | undefined =>
    candidates.find((view) => view.parameters.every((type, index) => isSame(type, promised.parameters[index])));
  return takes((own, other) => own === other) ?? takes(areRecordsAlike);
}

/** `Database.Batchable<SObject>` may work on a `List<Account>`. */
function areRecordsAlike(own: TypeRef, other: TypeRef): boolean {
  if (own === other) return true;
  const [row, otherRow] = [own.args[0], other.args[0]];
  return own.name === 'List' && other.name === 'List' && row?.kind === 'sobject' && otherRow?.kind === 'sobject';
}

/** A kind of what was promised; ids may be given as texts. */
function givesSame(conversions: Conversions, own: TypeRef, promised: TypeRef): boolean {
  const conversion = conversions.path(own, promised)?.conversion;
  return conversion === 'none' || conversion === 'stringToId';
}
