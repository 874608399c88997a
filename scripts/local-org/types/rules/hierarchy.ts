import { types } from '../../runtime/typeRef.ts';
import type { TypeRef } from '../../runtime/typeRef.ts';
import type { Conversions } from '../conversions.ts';
import { Problem } from '../problem.ts';
import type { SourceDeclaration } from '../sourceDeclaration.ts';
import type { TypeTable } from '../typeTable.ts';

/** Takes a type out of a circle of supertypes, so that others can be checked. @throws Problem when it was in one */
export function breakCircle(table: TypeTable, declaration: SourceDeclaration): void {
  const { superclass, interfaces } = declaration;
  const above = [...(superclass ? [superclass] : []), ...interfaces];
  if (!reaches(table, above, declaration.type, new Set())) return;
  declaration.superclass = declaration.kind === 'class' ? types.object : null;
  declaration.interfaces = [];
  throw new Problem(`Circular definition: ${declaration.type.name}`, declaration.node.position);
}

function reaches(table: TypeTable, from: readonly TypeRef[], to: TypeRef, seen: Set<TypeRef>): boolean {
  return from.some((type) => {
    if (type === to) return true;
    if (seen.has(type)) return false;
    seen.add(type);
    const declaration = table.declaration(type);
    if (!declaration || declaration.isSystem) return false;
    const { superclass, interfaces } = declaration;
    return reaches(table, [...(superclass ? [superclass] : []), ...interfaces], to, seen);
  });
}

/** @throws Problem when a class can't extend what it extends */
export function checkSuperclass(table: TypeTable, conversions: Conversions, declaration: SourceDeclaration): void {
  const { position } = declaration.node;
  const { name } = declaration.type;
  const isNamedException = /exception$/i.test(name);
  const parent = declaration.superclass && table.declaration(declaration.superclass);
  if (parent && parent.type !== types.object) {
    const { text } = parent.type;
    if (parent.kind !== 'class') throw new Problem(`Non-class type cannot be extended: ${text}`, position);
    if (!parent.isVirtual && !parent.isAbstract) {
      throw new Problem(`Non-virtual and non-abstract type cannot be extended: ${text}`, position);
    }
  }
  const isException = [...conversions.ancestors(declaration.type)].some((type) => type.name === 'Exception');
  if (isException && !isNamedException) {
    throw new Problem(`Classes extending Exception must have a name ending in 'Exception': ${name}`, position);
  }
  if (isNamedException && !isException) {
    throw new Problem(`Exception class must extend another Exception class: ${name}`, position);
  }
}

/** The platform calls these from outside: it finds only classes of their own. */
const topLevelOnly = new Set(['Database.Batchable']);

/** @throws Problem when a type can't implement or extend what it names */
export function checkInterfaces(table: TypeTable, declaration: SourceDeclaration): void {
  const { position } = declaration.node;
  const seen = new Set<TypeRef>();
  for (const type of declaration.interfaces) {
    if (table.declaration(type)?.kind !== 'interface' || type.kind === 'sobject') {
      throw new Problem(`Invalid interface: ${type.text}`, position);
    }
    if (seen.has(type)) throw new Problem(`Interface already implemented: ${type.text}`, position);
    seen.add(type);
    if (declaration.outer && topLevelOnly.has(type.name) && !declaration.isTest) {
      throw new Problem(`Only top-level classes can implement ${type.text}`, position);
    }
  }
}
