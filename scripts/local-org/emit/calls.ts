import type { Bound, BoundCall, BoundConstructorCall, BoundNew, BoundSystemCall } from '../types/bound.ts';
import type { TypeRef } from '../runtime/typeRef.ts';
import type { BodyWriter } from './bodyWriter.ts';
import { emitExpression } from './expressions.ts';

const list = (body: BodyWriter, nodes: readonly Bound[]): string =>
  nodes.map((node) => emitExpression(body, node)).join(', ');

/** A call of a compiled method. */
export function emitCall(body: BodyWriter, node: BoundCall): string {
  const args = list(body, node.args);
  if (node.method.isStatic) return `${body.cell(node.method.owner)}.code.${node.slot}(${args})`;
  if (node.isSuper) return `super.${node.slot}(${args})`;
  return `${receiverOf(body, node.target)}.${node.slot}(${args})`;
}

function receiverOf(body: BodyWriter, target: Bound | null): string {
  if (!target || target.kind === 'this') return 'this';
  return `nn(${emitExpression(body, target)})`;
}

/** A call of a system method: receiver first, and the call site before it where the method asks for one. */
export function emitSystemCall(body: BodyWriter, node: BoundSystemCall): string {
  const args: string[] = [];
  if (node.scope) args.push(emitCallSite(body, node.scope));
  if (node.onType) args.push(body.module.hoist(node.onType));
  if (!node.method.isStatic) args.push(receiverOf(body, node.target));
  args.push(...node.args.map((arg) => emitExpression(body, arg)));
  return `${body.module.hoist(node.method.system?.implementation)}(${args.join(', ')})`;
}

function emitCallSite(body: BodyWriter, scope: ReadonlyMap<string, Bound>): string {
  const cases = [...scope].map(
    ([name, value]) => `case ${JSON.stringify(name)}: return ${emitExpression(body, value)};`,
  );
  return `callSite((name) => { switch (name) { ${cases.join(' ')} default: return undefined; } })`;
}

/** `this(…)` or `super(…)`. A superclass of the system has one constructor for all. */
export function emitConstructorCall(body: BodyWriter, node: BoundConstructorCall): string {
  const target = node.which === 'this' ? 'this' : 'super';
  const args = list(body, node.args);
  if (!node.method) return node.which === 'super' ? 'super.init$?.()' : `this.init$()`;
  if (node.method.system) return emitExceptionSetup(node.method.parameters, args);
  return `${target}.${node.method.slot}(${args})`;
}

/** The constructors that exceptions of the source inherit: a message, a cause, or both. */
function emitExceptionSetup(parameters: readonly TypeRef[], args: string): string {
  const isCauseOnly = parameters.length === 1 && parameters[0].name !== 'String';
  return `initException(this, ${isCauseOnly ? 'null, ' : ''}${args || 'null'})`;
}

/** `new T(…)`. */
export function emitNew(body: BodyWriter, node: BoundNew): string {
  const args = list(body, node.args);
  const { constructor } = node;
  const system = constructor?.system;
  const isSourceClass = body.cells.hasCell(node.type);
  if (!isSourceClass && system)
    return `${body.module.hoist(system.implementation)}(${[body.module.hoist(node.type), ...(args ? [args] : [])].join(', ')})`;
  const cell = body.module.hoist(body.cells.cellOfType(node.type));
  if (system) return `newException(${cell}, ${emitExceptionArguments(system.key, args)})`;
  return `newObject(${cell}).${constructor?.slot ?? 'init$'}(${args})`;
}

const emitExceptionArguments = (key: string, args: string): string =>
  key.includes('(Exception cause)') ? `null, ${args}` : args || 'null';
