import type { DotNode, ExpressionNode, NameNode, Position } from '../parse/ast.ts';
import { listOf, mapOf, recordOf, typeRef, types } from '../runtime/typeRef.ts';
import type { TypeRef } from '../runtime/typeRef.ts';
import type { FieldDefinition } from '../schema/definitions.ts';
import type { Bound, BoundToken } from './bound.ts';
import { insideSafe } from './bound.ts';
import type { CheckContext } from './checkContext.ts';
import { singleRow } from './checkContext.ts';
import type { FieldSymbol } from './declarations.ts';
import { checkExpression } from './expressions.ts';
import { Problem } from './problem.ts';
import type { SourceDeclaration } from './sourceDeclaration.ts';

/** What a name or a dotted name stands for. */
export type Operand =
  | { readonly kind: 'value'; readonly value: Bound }
  | { readonly kind: 'type'; readonly type: TypeRef }
  | { readonly kind: 'namespace'; readonly names: readonly string[] }
  | { readonly kind: 'labels' }
  | { readonly kind: 'trigger' }
  /** `Account.fields` gives tokens, `SObjectType.Account.fields` describes. */
  | { readonly kind: 'objectFields'; readonly objectName: string; readonly isDescribe: boolean }
  | { readonly kind: 'fieldSets'; readonly objectName: string };

const value = (bound: Bound): Operand => ({ kind: 'value', value: bound });

/** What an expression before a dot stands for. */
export function resolveOperand(context: CheckContext, node: ExpressionNode): Operand {
  if (node.kind === 'name') return resolveName(context, node);
  if (node.kind === 'dot') return resolveDot(context, node);
  return value(checkExpression(context, node));
}

/** A name: a variable, then a field of the class or of a class around it, then a type. */
function resolveName(context: CheckContext, node: NameNode): Operand {
  const variable = context.scope.find(node.name);
  if (variable) return value({ kind: 'local', type: variable.type, slot: variable.slot });
  const field = fieldInReach(context, node.name, node.position);
  if (field) return value(field);
  const lowered = node.name.toLowerCase();
  if (lowered === 'trigger') return { kind: 'trigger' };
  if (lowered === 'label') return { kind: 'labels' };
  const type = context.table.find([node.name], [], context.declaration);
  if (type) return { kind: 'type', type };
  if (lowered === 'page')
    throw new Problem('Visualforce pages (Page.*) are not supported by the local org', node.position);
  if (context.table.isNamespace(node.name)) return { kind: 'namespace', names: [node.name] };
  throw new Problem(`Variable does not exist: ${node.name}`, node.position);
}

/** A field named without a target: of the class itself or its ancestors, or a static one of a class around it. */
export function fieldInReach(context: CheckContext, name: string, position: Position): Bound | undefined {
  for (let around: SourceDeclaration | null = context.declaration; around; around = around.outer) {
    const found = context.members.field(around.type, name);
    if (!found || (around.kind === 'enum' && around !== context.declaration)) continue;
    const { field } = found;
    checkOrder(context, field, position);
    if (field.isStatic) return fieldValue(context, null, field, found.type, position);
    if (around !== context.declaration || context.isStatic) {
      throw new Problem(`Non static field cannot be referenced from a static context: ${name}`, position);
    }
    return fieldValue(context, { kind: 'this', type: context.declaration.type }, field, found.type, position);
  }
  return undefined;
}

/** The value of a field is made before those of the fields behind it. @throws Problem when it needs one of them */
function checkOrder({ initializing, declaration }: CheckContext, field: FieldSymbol, position: Position): void {
  if (!initializing || field.owner !== declaration || field.isStatic !== initializing.isStatic) return;
  const order = declaration.sourceFields.filter(({ node }) => node.kind === 'field').map(({ symbol }) => symbol);
  if (order.indexOf(field) >= order.indexOf(initializing)) {
    throw new Problem(`Illegal forward reference: ${field.name}`, position);
  }
}

/** @throws Problem when the field can't be seen from here */
function fieldValue(
  context: CheckContext,
  target: Bound | null,
  field: FieldSymbol,
  type: TypeRef,
  position: Position,
): Bound {
  if (!context.canAccess(field))
    throw new Problem(`Variable is not visible: ${field.owner.type.name}.${field.name}`, position);
  if (field.isEnumValue) {
    const names = field.owner.enumNames;
    return { kind: 'enumValue', type, names, ordinal: names.findIndex((each) => each === field.name) };
  }
  if (field.system) return { kind: 'systemProperty', type, field, target };
  // Inside its own accessor, a property's name stands for the stored value.
  const isDirect = context.accessorOf === field;
  return { kind: 'field', type, field, target, isDirect };
}

function resolveDot(context: CheckContext, node: DotNode): Operand {
  const target = resolveOperand(context, node.target);
  switch (target.kind) {
    case 'value':
      return describeMember(target.value, node) ?? value(memberOf(context, target.value, node));
    case 'type':
      return memberOfType(context, target.type, node);
    case 'namespace':
      return memberOfNamespace(context, target.names, node);
    case 'labels':
      return resolveLabel(context, node);
    case 'trigger':
      return value(triggerVariable(context, node));
    case 'objectFields':
      return value(fieldToken(context, target.objectName, node, target.isDescribe ? 'describeField' : 'field'));
    case 'fieldSets':
      return value(token(context, 'fieldSet', target.objectName, node.name));
  }
}

/** `System.Label.name`, `Label.namespace.name`. */
function resolveLabel({ table }: CheckContext, node: DotNode): Operand {
  const lowered = node.name.toLowerCase();
  if (!table.hasLabel(lowered) && table.namespace !== '' && lowered === table.namespace) return { kind: 'labels' };
  if (!table.hasLabel(lowered)) throw new Problem(`External string does not exist: ${node.name}`, node.position);
  return value({ kind: 'label', type: types.string, name: node.name });
}

function memberOfNamespace(context: CheckContext, names: readonly string[], node: DotNode): Operand {
  const lowered = node.name.toLowerCase();
  if (names.length === 1 && names[0].toLowerCase() === 'system') {
    if (lowered === 'label') return { kind: 'labels' };
    if (lowered === 'trigger') return { kind: 'trigger' };
  }
  const type = context.table.find([...names, node.name], [], context.declaration);
  if (type) return { kind: 'type', type };
  throw new Problem(`Variable does not exist: ${[...names, node.name].join('.')}`, node.position);
}

function memberOfType(context: CheckContext, type: TypeRef, node: DotNode): Operand {
  const inner = context.table.find([...type.name.split('.'), node.name], [], context.declaration);
  const field = context.members.field(type, node.name);
  if (field?.field.isStatic) return value(fieldValue(context, null, field.field, field.type, node.position));
  if (type.name === 'Schema.SObjectType') return objectDescribe(context, node);
  if (type.kind === 'sobject') return memberOfObject(context, type.name, node);
  if (inner) return { kind: 'type', type: inner };
  if (context.table.isNamespace(type.name)) return memberOfNamespace(context, [type.name], node);
  throw new Problem(`Variable does not exist: ${type.name}.${node.name}`, node.position);
}

function objectDescribe(context: CheckContext, node: DotNode): Operand {
  const object = context.table.objectNamed(node.name);
  if (!object) throw new Problem(`Variable does not exist: SObjectType.${node.name}`, node.position);
  return value(token(context, 'describeObject', object.name, ''));
}

function memberOfObject(context: CheckContext, objectName: string, node: DotNode): Operand {
  const lowered = node.name.toLowerCase();
  if (lowered === 'sobjecttype') return value(token(context, 'objectType', objectName, ''));
  if (lowered === 'fields') return { kind: 'objectFields', objectName, isDescribe: false };
  return value(fieldToken(context, objectName, node, 'field'));
}

function fieldToken(context: CheckContext, objectName: string, node: DotNode, kind: BoundToken['token']): Bound {
  const object = context.table.objectNamed(objectName);
  const field = object?.fields.get(node.name.toLowerCase()) ?? object?.fields.get(withoutNamespace(context, node.name));
  if (!field)
    throw new Problem(`Variable does not exist: ${node.name} (${objectName} has no such field)`, node.position);
  return token(context, kind, objectName, field.name);
}

function withoutNamespace(context: CheckContext, name: string): string {
  const prefix = `${context.table.namespace}__`;
  const lowered = name.toLowerCase();
  return context.table.namespace !== '' && lowered.startsWith(prefix) ? lowered.slice(prefix.length) : lowered;
}

const tokenTypes: Readonly<Record<BoundToken['token'], string>> = {
  objectType: 'SObjectType',
  field: 'SObjectField',
  describeObject: 'DescribeSObjectResult',
  describeField: 'DescribeFieldResult',
  fields: 'SObjectTypeFields',
  fieldSets: 'SObjectTypeFieldSets',
  fieldSet: 'FieldSet',
};

function token(context: CheckContext, kind: BoundToken['token'], objectName: string, memberName: string): Bound {
  const name = tokenTypes[kind];
  const type = context.table.find(['Schema', name]) ?? typeRef('class', `Schema.${name}`);
  return { kind: 'token', type, token: kind, objectName, memberName };
}

/** A member of a value: `?.` gives null for a null target. */
function memberOf(context: CheckContext, target: Bound, node: DotNode): Bound {
  if (node.isAfterSafe) return insideSafe(target, (access) => memberOfTarget(context, access, node));
  return memberOfTarget(context, target, node);
}

function memberOfTarget(context: CheckContext, target: Bound, node: DotNode): Bound {
  if (!node.isSafe) return fieldOfValue(context, target, node);
  const row = target.kind === 'soql' && target.shape === 'rows' ? singleRow(target, types.sobject) : target;
  const access = fieldOfValue(context, { kind: 'receiver', type: row.type }, node);
  return { kind: 'safe', type: access.type, target: row, access };
}

function fieldOfValue(context: CheckContext, target: Bound, node: DotNode): Bound {
  const row = target.kind === 'soql' ? singleRow(target, types.sobject) : target;
  const found = context.members.field(row.type, node.name);
  if (found && !found.field.isStatic) return fieldValue(context, row, found.field, found.type, node.position);
  if (row.type.kind === 'sobject') return recordMember(context, row, node);
  throw new Problem(`Variable does not exist: ${node.name} (${row.type.text} has no such member)`, node.position);
}

/** `SObjectType.Account.fields` and `.fieldSets`, whose members are named after the dot. */
function describeMember(target: Bound, node: DotNode): Operand | undefined {
  if (target.kind !== 'token') return undefined;
  const lowered = node.name.toLowerCase();
  const isDescribe = target.token === 'describeObject';
  if (!isDescribe && target.token !== 'objectType') return undefined;
  if (lowered === 'fields') return { kind: 'objectFields', objectName: target.objectName, isDescribe };
  return lowered === 'fieldsets' ? { kind: 'fieldSets', objectName: target.objectName } : undefined;
}

/** A field, parent or list of children of a record. */
function recordMember(context: CheckContext, target: Bound, node: DotNode): Bound {
  const object = context.table.objectNamed(target.type.name);
  const key = withoutNamespace(context, node.name);
  const field = object?.fields.get(node.name.toLowerCase()) ?? object?.fields.get(key);
  if (field) return { kind: 'recordField', type: fieldType(context, field), target, name: field.name };
  const parent = object?.parentRelationships.get(node.name.toLowerCase()) ?? object?.parentRelationships.get(key);
  if (parent)
    return { kind: 'recordParent', type: parentType(parent), target, name: parent.relationshipName ?? node.name };
  const children = object?.childRelationships.get(node.name.toLowerCase()) ?? object?.childRelationships.get(key);
  if (children)
    return { kind: 'recordChildren', type: listOf(recordOf(children.childObject)), target, name: children.name };
  if (target.type === types.sobject && key === 'id') return { kind: 'recordField', type: types.id, target, name: 'Id' };
  throw new Problem(`Variable does not exist: ${node.name} (${target.type.text} has no such field)`, node.position);
}

/** The Apex type of a field. */
export function fieldType(context: CheckContext, field: FieldDefinition): TypeRef {
  // The public declarations give the header of change events as an Object; Apex knows its class.
  if (field.name === 'ChangeEventHeader') return context.table.find(['EventBus', field.name]) ?? types.object;
  return context.table.find([field.apexType]) ?? types.object;
}

/** Lookups to several objects are typed by the one that most code means. */
function parentType(field: FieldDefinition): TypeRef {
  if (field.referenceTo.length === 0) return types.sobject;
  return recordOf(field.referenceTo.includes('User') ? 'User' : field.referenceTo[0]);
}

function triggerVariable(context: CheckContext, node: DotNode): Bound {
  const type = triggerVariableType(context, node.name.toLowerCase());
  if (!type) throw new Problem(`Variable does not exist: Trigger.${node.name}`, node.position);
  return { kind: 'triggerVariable', type, name: node.name.toLowerCase() };
}

function triggerVariableType(context: CheckContext, name: string): TypeRef | undefined {
  const record = context.triggerObject === null ? types.sobject : recordOf(context.triggerObject);
  switch (name) {
    case 'new':
    case 'old':
      return listOf(record);
    case 'newmap':
    case 'oldmap':
      return mapOf(types.id, record);
    case 'size':
      return types.integer;
    case 'operationtype':
      return context.table.systemClass('TriggerOperation');
    case 'isexecuting':
    case 'isbefore':
    case 'isafter':
    case 'isinsert':
    case 'isupdate':
    case 'isdelete':
    case 'isundelete':
      return types.boolean;
    default:
      return undefined;
  }
}
