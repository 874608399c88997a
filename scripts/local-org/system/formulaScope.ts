import { FormulaProblem } from '../formula/ast.ts';
import type { FormulaContext, FormulaNode, FormulaValue } from '../formula/ast.ts';
import { ApexObject } from '../runtime/apexObject.ts';
import type { ClassDescriptor, FieldDescriptor } from '../runtime/apexObject.ts';
import { ApexDecimal } from '../runtime/decimal.ts';
import { ApexDouble } from '../runtime/double.ts';
import { ApexEnumValue } from '../runtime/enumValue.ts';
import { SObjectRecord } from '../runtime/sobject.ts';
import { current } from '../runtime/transaction.ts';
import { recordOf } from '../runtime/typeRef.ts';
import type { TypeRef } from '../runtime/typeRef.ts';

/** What a formula over an Apex object (or a record in memory) can see: its members, and records behind them. */
export class ObjectScope implements FormulaContext {
  readonly #root: unknown;
  readonly isNew = false;
  readonly blanksAreZero: boolean;

  constructor(root: unknown, blanksAreZero: boolean) {
    this.#root = root;
    this.blanksAreZero = blanksAreZero;
  }

  now(): number {
    return current().clock.now();
  }

  get timeZone(): string {
    return current().user.timeZone;
  }

  value(path: readonly string[]): FormulaValue {
    if (path[0]?.startsWith('$')) return globalValue(path);
    return asFormulaValue(path.reduce<unknown>(memberOf, this.#root));
  }

  priorValue(): FormulaValue {
    throw new FormulaProblem('PRIORVALUE has no meaning in a formula over an Apex object');
  }
}

function memberOf(owner: unknown, name: string): unknown {
  if (owner === null) return null;
  if (owner instanceof SObjectRecord) return recordMember(owner, name);
  if (!(owner instanceof ApexObject)) throw new FormulaProblem(`${name} can't be read from a value`);
  const field = fieldNamed(owner.descriptor, name);
  if (!field) throw new FormulaProblem(`Field ${name} does not exist on ${owner.type.name}`);
  const slots = owner as unknown as Record<string, unknown>;
  return field.getter ? (slots[field.getter] as () => unknown).call(owner) : (slots[field.slot ?? ''] ?? null);
}

function recordMember(record: SObjectRecord, name: string): unknown {
  if (record.field(name)) return record.get(name);
  return record.getParent(name) ?? null;
}

function fieldNamed(descriptor: ClassDescriptor | null, name: string): FieldDescriptor | undefined {
  if (!descriptor) return undefined;
  const own = descriptor.fields.find((field) => !field.isStatic && field.name.toLowerCase() === name.toLowerCase());
  return own ?? fieldNamed(descriptor.superclass, name);
}

function globalValue([name = '', member = '']: readonly string[]): FormulaValue {
  const transaction = current();
  if (name.toUpperCase() === '$PERMISSION') return transaction.database.rights.hasCustomPermission(member);
  if (name.toUpperCase() === '$LABEL')
    return transaction.services.metadata.labels.get(member.toLowerCase())?.value ?? null;
  throw new FormulaProblem(`The global variable ${name} is not supported by the local org in FormulaEval`);
}

function asFormulaValue(value: unknown): FormulaValue {
  if (value instanceof ApexDouble) return ApexDecimal.fromNumber(value.value);
  if (typeof value === 'number' || typeof value === 'bigint') return ApexDecimal.fromInteger(value);
  if (value instanceof ApexEnumValue) return value.name;
  if (value instanceof ApexObject || value instanceof SObjectRecord) {
    throw new FormulaProblem(`${value.type.text} is no value that a formula can use`);
  }
  return value as FormulaValue;
}

/** Paths that a formula refers to, global variables left out. */
export function references(node: FormulaNode): (readonly string[])[] {
  switch (node.kind) {
    case 'literal':
      return [];
    case 'reference':
      return node.path[0]?.startsWith('$') ? [] : [node.path];
    case 'unary':
      return references(node.operand);
    case 'binary':
      return [...references(node.left), ...references(node.right)];
    case 'call':
      return node.args.flatMap(references);
  }
}

/** @throws FormulaProblem when the formula names a member that its context type does not have */
export function checkReferences(node: FormulaNode, contextType: TypeRef): void {
  for (const path of references(node)) path.reduce(memberType, contextType);
}

function memberType(owner: TypeRef, name: string): TypeRef {
  const found = owner.kind === 'sobject' ? recordMemberType(owner, name) : classMemberType(owner, name);
  if (!found) throw new FormulaProblem(`Field ${name} does not exist. Check spelling.`);
  return found;
}

function classMemberType(owner: TypeRef, name: string): TypeRef | undefined {
  const { program } = current().services;
  if (!program.findClass(owner.name)) return undefined;
  return fieldNamed(program.allocate(owner)?.descriptor ?? null, name)?.type;
}

function recordMemberType(owner: TypeRef, name: string): TypeRef | undefined {
  const { schema } = current().services;
  const object = schema.object(owner.name);
  const lookup = object?.parentRelationships.get(name.toLowerCase());
  if (lookup) return recordOf(schema.object(lookup.referenceTo[0] ?? '')?.name ?? name);
  // A field is a leaf; any type that is no record ends the path.
  return object?.fields.has(name.toLowerCase()) ? owner : undefined;
}
