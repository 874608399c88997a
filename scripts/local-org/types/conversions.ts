import { types } from '../runtime/typeRef.ts';
import type { TypeRef } from '../runtime/typeRef.ts';
import { substitute } from './members.ts';
import { withoutSystem } from './typeTable.ts';
import type { TypeTable } from './typeTable.ts';

/** How a value changes when it is assigned to another type without a cast. */
export type Conversion =
  | 'none'
  | 'integerToLong'
  | 'integerToDouble'
  | 'integerToDecimal'
  | 'longToDouble'
  | 'longToDecimal'
  | 'doubleToDecimal'
  | 'decimalToDouble'
  | 'stringToId'
  | 'dateToDatetime';

const changes: Readonly<Record<string, Conversion>> = {
  'Integer>Long': 'integerToLong',
  'Integer>Double': 'integerToDouble',
  'Integer>Decimal': 'integerToDecimal',
  'Long>Double': 'longToDouble',
  'Long>Decimal': 'longToDecimal',
  'Double>Decimal': 'doubleToDecimal',
  'Decimal>Double': 'decimalToDouble',
  'String>Id': 'stringToId',
  'Id>String': 'none',
  'Date>Datetime': 'dateToDatetime',
};

/** A conversion and how far it is: overloads are chosen by the least distance. */
export interface ConversionPath {
  readonly conversion: Conversion;
  readonly distance: number;
}

const farthest = 100;

/** Tells which types can be assigned to which. */
export class Conversions {
  readonly #table: TypeTable;

  constructor(table: TypeTable) {
    this.#table = table;
  }

  /** The way from one type to another without a cast; undefined when there is none. */
  path(from: TypeRef, to: TypeRef): ConversionPath | undefined {
    if (from === to) return { conversion: 'none', distance: 0 };
    if (from === types.void) return undefined;
    if (from === types.null) return { conversion: 'none', distance: to === types.object ? 2 : 1 };
    if (to === types.object) return { conversion: 'none', distance: farthest };
    const change = changes[`${from.text}>${to.text}`];
    if (change) return { conversion: change, distance: widening(to) };
    const distance = this.#distance(from, to);
    return distance === undefined ? undefined : { conversion: 'none', distance };
  }

  isAssignable(from: TypeRef, to: TypeRef): boolean {
    return this.path(from, to) !== undefined;
  }

  /** Whether a cast can succeed: one type is a kind of the other, or both are numbers. */
  isCastable(from: TypeRef, to: TypeRef): boolean {
    if (this.isAssignable(from, to) || this.isAssignable(to, from)) return true;
    if (isNumeric(from) && isNumeric(to)) return true;
    return isOpen(from) || isOpen(to);
  }

  /** All types that values of a type belong to, itself first, nearest first. */
  *ancestors(type: TypeRef): Iterable<TypeRef> {
    const seen = new Set<TypeRef>();
    const queue: TypeRef[] = [type];
    for (let next = queue.shift(); next; next = queue.shift()) {
      if (seen.has(next)) continue;
      seen.add(next);
      yield next;
      queue.push(...this.#parents(next));
    }
  }

  #parents(type: TypeRef): TypeRef[] {
    const declaration = this.#table.declaration(type);
    if (!declaration) return [];
    if (type.kind === 'sobject') return type === types.sobject ? [types.object] : [types.sobject];
    const parents = [...(declaration.superclass ? [declaration.superclass] : []), ...declaration.interfaces];
    return parents.map((parent) => substitute(parent, declaration, type));
  }

  #distance(from: TypeRef, to: TypeRef): number | undefined {
    let distance = 0;
    for (const ancestor of this.ancestors(from)) {
      if (ancestor === to || this.#sameShape(ancestor, to)) return distance;
      distance++;
    }
    return undefined;
  }

  /** Lists of any record become lists of one kind, Maps don't; Sets are of one type only. */
  #sameShape(from: TypeRef, to: TypeRef): boolean {
    if (from.name !== to.name || from.kind !== to.kind) return false;
    if (from.args.length === 0 || to.args.length === 0) return from.kind !== 'sobject';
    if (from.name === 'Set') return from.args[0] === to.args[0] || from.args[0] === types.void;
    const isKeyed = from.name === 'Map';
    return from.args.every((arg, index) => this.#relatedArguments(arg, to.args[index], !isKeyed));
  }

  #relatedArguments(from: TypeRef, to: TypeRef, mayNarrow: boolean): boolean {
    if (from === to || from === types.void || to === types.object) return true;
    if (from === types.sobject && to.kind === 'sobject') return mayNarrow;
    if ((from === types.id && to === types.string) || (from === types.string && to === types.id)) return true;
    if (from.kind === 'primitive' || to.kind === 'primitive') return false;
    return this.isAssignable(from, to);
  }
}

/** Numbers prefer the nearest wider type; texts stay texts. */
function widening(to: TypeRef): number {
  if (to === types.long) return 1;
  if (to === types.double) return 2;
  return to === types.decimal ? 3 : 1;
}

/** Integer, Long, Double or Decimal. */
export function isNumeric(type: TypeRef): boolean {
  return type === types.integer || type === types.long || type === types.double || type === types.decimal;
}

/** Types whose values may belong to almost any other. */
function isOpen(type: TypeRef): boolean {
  return type === types.object || type.kind === 'interface';
}

/** The type that arithmetic on two numbers has. */
export function widerNumber(left: TypeRef, right: TypeRef): TypeRef {
  if (left === types.decimal || right === types.decimal) return types.decimal;
  if (left === types.double || right === types.double) return types.double;
  return left === types.long || right === types.long ? types.long : types.integer;
}

/** What a for-each loop over a type walks through; undefined when it can't be walked. */
export function elementTypeOf(conversions: Conversions, type: TypeRef): TypeRef | undefined {
  if (type.kind === 'sobject') return type;
  for (const ancestor of conversions.ancestors(type)) {
    const name = withoutSystem(ancestor.name);
    if (['List', 'Set', 'Iterable'].includes(name)) return ancestor.args[0] ?? types.object;
    if (name === 'Iterator') return ancestor.args[0] ?? types.object;
  }
  return undefined;
}
