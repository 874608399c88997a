import type { CallNode, ConstructorCallNode, ExpressionNode } from '../parse/ast.ts';
import { typeRef, types } from '../runtime/typeRef.ts';
import type { TypeRef } from '../runtime/typeRef.ts';
import { needsCallSite } from '../system/define.ts';
import { convertArguments, noSuchMember } from './arguments.ts';
import { insideSafe } from './bound.ts';
import type { Bound } from './bound.ts';
import { singleRow } from './checkContext.ts';
import type { CheckContext } from './checkContext.ts';
import { constructorsOf } from './creations.ts';
import type { MethodSymbol } from './declarations.ts';
import { checkExpression } from './expressions.ts';
import type { MethodView } from './members.ts';
import { resolveOperand } from './operands.ts';
import { chooseOverload } from './overloads.ts';
import { Problem } from './problem.ts';
import type { SourceDeclaration } from './sourceDeclaration.ts';

/** Checks `name(…)` and `target.name(…)`. */
export function checkCall(context: CheckContext, node: CallNode): Bound {
  if (!node.target) return callInReach(context, node);
  if (node.target.kind === 'super') return callOnSuper(context, node);
  const target = resolveOperand(context, node.target);
  if (target.kind === 'value') return callOnValue(context, target.value, node);
  if (target.kind === 'type') return callOnType(context, target.type, node);
  if (target.kind === 'namespace') {
    const type = context.table.find(['System', ...target.names]) ?? context.table.find(['System', 'System']);
    if (type) return callOnType(context, type, node);
  }
  if (target.kind === 'objectFields' || target.kind === 'fieldSets') return callOnDescribe(context, target, node);
  throw new Problem(`Method does not exist or incorrect signature: ${node.name}`, node.position);
}

const argumentsOf = (context: CheckContext, nodes: readonly ExpressionNode[]): Bound[] =>
  nodes.map((arg) => checkExpression(context, arg));

/** A call without a target: a method of the class or its ancestors, or a static one of a class around it. */
function callInReach(context: CheckContext, node: CallNode): Bound {
  const args = argumentsOf(context, node.args);
  for (let around: SourceDeclaration | null = context.declaration; around; around = around.outer) {
    const candidates = context.members.methods(around.type, node.name);
    const chosen = choose(context, candidates, args);
    if (!chosen) continue;
    if (chosen.method.isStatic) return call(context, null, chosen, args, node);
    if (around !== context.declaration || context.isStatic) {
      throw new Problem(
        `Non static method cannot be referenced from a static context: ${chosen.method.name}()`,
        node.position,
      );
    }
    const bound = call(context, { kind: 'this', type: context.declaration.type }, chosen, args, node);
    return withReceiverType(bound, context.declaration.type, node.name);
  }
  throw unknownMethod(node.name, args, context.declaration.type, node);
}

function callOnSuper(context: CheckContext, node: CallNode): Bound {
  if (context.isStatic) throw new Problem('super cannot be referenced from a static context', node.position);
  const parent = context.declaration.superclass ?? types.object;
  const args = argumentsOf(context, node.args);
  const chosen = choose(context, context.members.methods(parent, node.name), args);
  if (!chosen) throw unknownMethod(node.name, args, parent, node);
  const bound = call(context, { kind: 'this', type: parent }, chosen, args, node);
  return bound.kind === 'call' ? { ...bound, isSuper: true } : bound;
}

function callOnValue(context: CheckContext, value: Bound, node: CallNode): Bound {
  if (node.isAfterSafe) return insideSafe(value, (access) => callOnTarget(context, access, node));
  return callOnTarget(context, value, node);
}

function callOnTarget(context: CheckContext, value: Bound, node: CallNode): Bound {
  if (!node.isSafe) return callMember(context, value, node);
  const access = callMember(context, { kind: 'receiver', type: value.type }, node);
  return { kind: 'safe', type: access.type, target: value, access };
}

function callMember(context: CheckContext, value: Bound, node: CallNode): Bound {
  const args = argumentsOf(context, node.args);
  if (value.kind === 'recordField' && node.name.toLowerCase() === 'adderror') {
    return { kind: 'fieldError', type: types.void, record: value.target, fieldName: value.name, args };
  }
  let target = value;
  let chosen = choose(context, instanceMethods(context, target.type, node.name), args);
  if (!chosen && value.kind === 'soql') {
    target = singleRow(value, types.sobject);
    chosen = choose(context, instanceMethods(context, target.type, node.name), args);
  }
  if (!chosen) throw unknownMethod(node.name, args, value.type, node);
  const bound = call(context, chosen.method.isStatic ? null : target, chosen, args, node);
  return withReceiverType(bound, target.type, node.name);
}

/** A copy has the type of the original. */
function withReceiverType(bound: Bound, receiver: TypeRef, name: string): Bound {
  const isCopy = bound.kind === 'systemCall' && name.toLowerCase() === 'clone';
  return isCopy && receiver.kind !== 'collection' ? { ...bound, type: receiver } : bound;
}

function instanceMethods(context: CheckContext, type: TypeRef, name: string): MethodView[] {
  return context.members.methods(type, name).filter((view) => !view.method.isStatic || view.method.owner.isSystem);
}

function callOnType(context: CheckContext, type: TypeRef, node: CallNode): Bound {
  const args = argumentsOf(context, node.args);
  const holder = staticHolder(type);
  const own = context.members.methods(holder ?? type, node.name).filter((view) => view.method.isStatic);
  const chosen = choose(context, own, args);
  if (!chosen) return callOnMissingType(context, type, args, node);
  const bound = call(context, null, chosen, args, node);
  return holder && bound.kind === 'systemCall' ? { ...bound, onType: type } : bound;
}

/** An instance method called by its type's name: inside an instance method it means `this`. */
function callOnMissingType(context: CheckContext, type: TypeRef, args: readonly Bound[], node: CallNode): Bound {
  const chosen = choose(context, context.members.methods(type, node.name), args);
  if (chosen && !context.isStatic && context.conversions.isAssignable(context.declaration.type, type)) {
    return call(context, { kind: 'this', type: context.declaration.type }, chosen, args, node);
  }
  throw unknownMethod(node.name, args, type, node);
}

/** The system class whose static methods every enum has; they get the enum's type first. */
function staticHolder(type: TypeRef): TypeRef | undefined {
  return type.kind === 'enum' ? typeRef('class', 'Enum', [type]) : undefined;
}

function callOnDescribe(
  context: CheckContext,
  target: { kind: 'objectFields' | 'fieldSets'; objectName: string },
  node: CallNode,
): Bound {
  const name = target.kind === 'objectFields' ? 'Schema.SObjectTypeFields' : 'Schema.SObjectTypeFieldSets';
  const type = typeRef('class', name);
  const token = target.kind === 'objectFields' ? 'fields' : 'fieldSets';
  return callMember(context, { kind: 'token', type, token, objectName: target.objectName, memberName: '' }, node);
}

function unknownMethod(name: string, args: readonly Bound[], type: TypeRef, node: CallNode): Problem {
  return noSuchMember(
    'Method does not exist or incorrect signature',
    name,
    args,
    node.position,
    ` from the type ${type.text}`,
  );
}

/** The overload for some arguments; a query stands for its only row where no list is taken. */
function choose(
  context: CheckContext,
  candidates: readonly MethodView[],
  args: readonly Bound[],
): MethodView | undefined {
  const chosen = chooseOverload(
    context.conversions,
    candidates,
    args.map((arg) => arg.type),
  );
  if (chosen || !args.some((arg) => arg.kind === 'soql')) return chosen;
  return chooseOverload(
    context.conversions,
    candidates,
    args.map((arg) => (arg.kind === 'soql' ? singleRow(arg, types.sobject).type : arg.type)),
  );
}

function call(
  context: CheckContext,
  target: Bound | null,
  view: MethodView,
  args: readonly Bound[],
  node: CallNode,
): Bound {
  const { method } = view;
  if (!context.canAccess(method))
    throw new Problem(`Method is not visible: ${method.owner.type.name}.${method.name}`, node.position);
  const converted = convertArguments(context, args, view.parameters, node.args);
  if (!method.system) {
    return { kind: 'call', type: view.returnType, method, slot: method.slot, target, args: converted, isSuper: false };
  }
  const scope = needsCallSite(method.system.implementation) ? variablesInReach(context) : null;
  return { kind: 'systemCall', type: view.returnType, method, target, args: converted, scope, onType: null };
}

/** Everything that a bind of dynamic SOQL can name here: variables, and fields of the class. */
function variablesInReach(context: CheckContext): ReadonlyMap<string, Bound> {
  const reach = new Map<string, Bound>();
  for (let around: SourceDeclaration | null = context.declaration; around; around = around.outer) {
    for (const field of around.fields.values()) {
      const isReachable = field.isStatic || (around === context.declaration && !context.isStatic);
      if (!isReachable || field.isEnumValue || reach.has(field.name.toLowerCase())) continue;
      const target: Bound | null = field.isStatic ? null : { kind: 'this', type: around.type };
      reach.set(field.name.toLowerCase(), {
        kind: 'field',
        type: field.type,
        field,
        target,
        isDirect: context.accessorOf === field,
      });
    }
  }
  for (const variable of context.scope.all()) {
    reach.set(variable.name.toLowerCase(), { kind: 'local', type: variable.type, slot: variable.slot });
  }
  return reach;
}

/** Checks `this(…)` and `super(…)`. */
export function checkConstructorCall(context: CheckContext, node: ConstructorCallNode): Bound {
  if (node !== context.openingCall) {
    const call = `${node.which}()`;
    throw new Problem(`Call to '${call}' must be the first statement in a constructor method`, node.position);
  }
  const type = node.which === 'this' ? context.declaration.type : (context.declaration.superclass ?? types.object);
  const args = argumentsOf(context, node.args);
  const candidates = constructorsOf(context, type);
  const chosen = chooseOverload(
    context.conversions,
    candidates,
    args.map((arg) => arg.type),
  );
  if (!chosen && (args.length > 0 || candidates.length > 0)) {
    throw noSuchMember('Constructor not defined', `[${type.text}].<Constructor>`, args, node.position);
  }
  const method: MethodSymbol | null = chosen?.method ?? null;
  return {
    kind: 'constructorCall',
    type: types.void,
    which: node.which,
    method,
    args: convertArguments(context, args, chosen?.parameters ?? [], node.args),
  };
}
