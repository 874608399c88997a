import type { Bound, BoundAssign, BoundField, BoundSystemProperty, BoundTarget, BoundUpdate } from '../types/bound.ts';
import type { BodyWriter } from './bodyWriter.ts';
import { emitExpression } from './expressions.ts';

/** Something that can be read and written more than once without evaluating its parts again. */
interface Place {
  readonly read: string;
  write(value: string): string;
}

/** The value of a variable, field or list element. */
export function emitRead(body: BodyWriter, node: BoundTarget): string {
  if (node.kind === 'recordField' && node.target.kind === 'recordParent') {
    return `fieldOfParent(${emitExpression(body, node.target)}, ${JSON.stringify(node.name)})`;
  }
  if (node.kind === 'recordParent' && node.target.kind === 'recordParent') {
    return `parentOf(${emitExpression(body, node.target)}, ${JSON.stringify(node.name)})`;
  }
  return placeOf(body, node, (part) => targetOf(body, part)).read;
}

/** `target = value`; the value of the whole is the value assigned. */
export function emitAssign(body: BodyWriter, node: BoundAssign): string {
  const value = emitExpression(body, node.value);
  if (node.target.kind === 'local') return `(${node.target.slot} = ${value})`;
  const place = placeOf(body, node.target, (part) => targetOf(body, part));
  const kept = body.temporary();
  return `(${kept} = ${value}, ${place.write(kept)}, ${kept})`;
}

/** `target op= …`, `target++`. */
export function emitUpdate(body: BodyWriter, node: BoundUpdate): string {
  const setups: string[] = [];
  const place = placeOf(body, node.target, (part) => {
    const kept = body.temporary();
    setups.push(`${kept} = ${targetOf(body, part)}`);
    return kept;
  });
  const old = body.temporary();
  const made = body.temporary();
  const value = body.withPrevious(old, () => emitExpression(body, node.value));
  return `(${[...setups, `${old} = ${place.read}`, `${made} = ${value}`, place.write(made), node.givesOld ? old : made].join(', ')})`;
}

/** The object that a member is taken from; only `this` is never null. */
function targetOf(body: BodyWriter, node: Bound): string {
  const emitted = emitExpression(body, node);
  return node.kind === 'this' || node.type.name === 'Integer' ? emitted : `nn(${emitted})`;
}

function placeOf(body: BodyWriter, node: BoundTarget, part: (node: Bound) => string): Place {
  switch (node.kind) {
    case 'local':
      return { read: node.slot, write: (value) => `${node.slot} = ${value}` };
    case 'field':
      return fieldPlace(body, node, part);
    case 'systemProperty':
      return systemPlace(body, node, part);
    case 'recordField': {
      const record = part(node.target);
      const name = JSON.stringify(node.name);
      return { read: `${record}.read(${name})`, write: (value) => `${record}.set(${name}, ${value})` };
    }
    case 'recordParent': {
      const record = part(node.target);
      const name = JSON.stringify(node.name);
      return {
        read: `${record}.readParent(${name})`,
        write: (value) => `${record}.setParent(${name}, ${value})`,
      };
    }
    case 'index': {
      const list = part(node.target);
      const index = part(node.index);
      return { read: `${list}.get(${index})`, write: (value) => `${list}.set(${index}, ${value})` };
    }
  }
}

function fieldPlace(body: BodyWriter, node: BoundField, part: (node: Bound) => string): Place {
  const { field } = node;
  const state = field.isStatic ? `${body.cell(field.owner)}.statics()` : part(node.target ?? node);
  const methods = field.isStatic ? `${body.cell(field.owner)}.code` : state;
  const isStored = (accessor: string | undefined): boolean => node.isDirect || accessor === undefined;
  return {
    read: isStored(field.getter) ? `${state}.${field.slot}` : `${methods}.${field.getter}()`,
    write: (value) =>
      isStored(field.setter) ? `${state}.${field.slot} = ${value}` : `${methods}.${field.setter}(${value})`,
  };
}

function systemPlace(body: BodyWriter, { field, target }: BoundSystemProperty, part: (node: Bound) => string): Place {
  const receiver = target ? part(target) : '';
  const { get, set } = field.system ?? { get: null, set: null };
  return {
    read: `${body.module.hoist(get?.implementation)}(${receiver})`,
    write: (value) =>
      `${body.module.hoist(set?.implementation)}(${[...(receiver ? [receiver] : []), value].join(', ')})`,
  };
}
