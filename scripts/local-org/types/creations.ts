import type { ExpressionNode, NewArrayNode, NewCollectionNode, NewMapNode, NewNode } from '../parse/ast.ts';
import { listOf, types } from '../runtime/typeRef.ts';
import type { TypeRef } from '../runtime/typeRef.ts';
import type { Bound } from './bound.ts';
import { convertArguments, noSuchMember } from './arguments.ts';
import type { CheckContext } from './checkContext.ts';
import { checkExpression } from './expressions.ts';
import { fieldType } from './operands.ts';
import { chooseOverload } from './overloads.ts';
import { Problem } from './problem.ts';

/** Checks `new T(…)`. */
export function checkNew(context: CheckContext, node: NewNode): Bound {
  const type = context.resolveType(node.type);
  if (type.kind === 'sobject') return newRecord(context, node, type);
  const declaration = context.table.declaration(type);
  if (!declaration || declaration.kind !== 'class' || type.kind === 'primitive') {
    throw new Problem(`Type cannot be constructed: ${type.text}`, node.position);
  }
  if (declaration.isAbstract) throw new Problem(`Abstract classes cannot be constructed: ${type.text}`, node.position);
  const args = node.args.map((arg) => checkExpression(context, arg));
  const candidates = constructorsOf(context, type);
  if (candidates.length === 0 && args.length === 0 && !declaration.isSystem)
    return { kind: 'new', type, constructor: null, args: [] };
  const chosen = chooseOverload(
    context.conversions,
    candidates,
    args.map((arg) => arg.type),
  );
  if (!chosen) throw noSuchMember('Constructor not defined', `[${type.text}].<Constructor>`, args, node.position);
  if (!context.canAccess(chosen.method)) throw new Problem(`Constructor is not visible: ${type.text}`, node.position);
  return {
    kind: 'new',
    type,
    constructor: chosen.method,
    args: convertArguments(context, args, chosen.parameters, node.args),
  };
}

/** Constructors of a class; exceptions of the source have those of every exception besides their own. */
export function constructorsOf(
  context: CheckContext,
  type: TypeRef,
): ReturnType<CheckContext['members']['constructors']> {
  const own = context.members.constructors(type);
  const declaration = context.table.declaration(type);
  if (!declaration || declaration.isSystem) return own;
  const inherited = [...context.conversions.ancestors(type)].some((ancestor) => ancestor.name === 'Exception')
    ? context.members.constructors(context.table.find(['System', 'Exception']) ?? types.object)
    : [];
  const signatures = new Set(own.map((view) => view.parameters.map((parameter) => parameter.text).join()));
  return [
    ...own,
    ...inherited.filter((view) => !signatures.has(view.parameters.map((parameter) => parameter.text).join())),
  ];
}

/** `new Account(Name = 'x')`. */
function newRecord(context: CheckContext, node: NewNode, type: TypeRef): Bound {
  const object = context.table.objectNamed(type.name);
  if (!object) throw new Problem(`Type cannot be constructed: ${type.text}`, node.position);
  const seen = new Set<string>();
  const fields = node.args.map((arg) => {
    if (arg.kind !== 'assign' || arg.target.kind !== 'name') {
      throw new Problem(`Type requires name=value pair construction: ${type.text}`, arg.position);
    }
    const key = arg.target.name.toLowerCase();
    if (seen.has(key)) throw new Problem(`Duplicate field initialization: ${arg.target.name}`, arg.position);
    seen.add(key);
    return namedField(context, object, arg.target, arg.value);
  });
  return { kind: 'newRecord', type, fields };
}

type ObjectDefinition = NonNullable<ReturnType<CheckContext['table']['objectNamed']>>;

function namedField(
  context: CheckContext,
  object: ObjectDefinition,
  target: ExpressionNode & { kind: 'name' },
  node: ExpressionNode,
): { name: string; value: Bound } {
  const key = target.name.toLowerCase();
  const prefix = `${context.table.namespace}__`;
  const field =
    object.fields.get(key) ?? (key.startsWith(prefix) ? object.fields.get(key.slice(prefix.length)) : undefined);
  const value = checkExpression(context, node);
  if (field) return { name: field.name, value: context.convert(value, fieldType(context, field), node.position) };
  const parent = object.parentRelationships.get(key);
  if (parent) return { name: parent.relationshipName ?? target.name, value };
  throw new Problem(`Invalid field ${target.name} for SObject ${object.name}`, target.position);
}

/** Checks `new T[size]`. */
export function checkNewArray(context: CheckContext, node: NewArrayNode): Bound {
  const elementType = context.resolveType(node.elementType);
  return {
    kind: 'newArray',
    type: listOf(elementType),
    size: context.convert(checkExpression(context, node.size), types.integer, node.size.position),
  };
}

/** Checks `new List<T>{…}` and `new Set<T>{…}`. */
export function checkNewCollection(context: CheckContext, node: NewCollectionNode): Bound {
  const type = context.resolveType(node.type);
  if (type.name === 'Map' && node.items.length === 0) return { kind: 'newMap', type, entries: [] };
  if (type.name !== 'List' && type.name !== 'Set')
    throw new Problem(`Type has no initializer: ${type.text}`, node.position);
  const [elementType] = type.args;
  const items = node.items.map((item) => context.convert(checkExpression(context, item), elementType, item.position));
  return { kind: type.name === 'List' ? 'newList' : 'newSet', type, items };
}

/** Checks `new Map<K, V>{ key => value }`. */
export function checkNewMap(context: CheckContext, node: NewMapNode): Bound {
  const type = context.resolveType(node.type);
  if (type.name !== 'Map') throw new Problem(`Type has no key-value initializer: ${type.text}`, node.position);
  const [keyType, valueType] = type.args;
  const entries = node.entries.map(({ key, value }) => ({
    key: context.convert(checkExpression(context, key), keyType, key.position),
    value: context.convert(checkExpression(context, value), valueType, value.position),
  }));
  return { kind: 'newMap', type, entries };
}
