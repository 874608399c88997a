import { ApexList, ApexMap } from '../../runtime/collections.ts';
import { ApexDecimal } from '../../runtime/decimal.ts';
import { types } from '../../runtime/typeRef.ts';
import type { JsonToken } from './jsonReader.ts';
import type { JsonSource } from './jsonSource.ts';

const INTEGER_BITS = 32;
const LONG_BITS = 64;

/** A JSON value as Apex's `deserializeUntyped` gives it: Map<String,Object>, List<Object> and primitives. */
export function readUntyped(source: JsonSource): unknown {
  return untypedFrom(source.take(), source);
}

function untypedFrom(token: JsonToken, source: JsonSource): unknown {
  switch (token.kind) {
    case 'START_OBJECT':
      return readMap(source);
    case 'START_ARRAY':
      return readList(source);
    default:
      return untypedPrimitive(token);
  }
}

function readMap(source: JsonSource): ApexMap {
  const map = new ApexMap(types.string, types.object);
  for (let token = source.take(); token.kind !== 'END_OBJECT'; token = source.take()) {
    map.set(token.text, readUntyped(source));
  }
  return map;
}

function readList(source: JsonSource): ApexList {
  const items: unknown[] = [];
  for (let token = source.take(); token.kind !== 'END_ARRAY'; token = source.take())
    items.push(untypedFrom(token, source));
  return new ApexList(types.object, items);
}

/** A scalar by its own looks: whole numbers are Integer, Long when they are too large, Decimal beyond that. */
export function untypedPrimitive({ kind, text }: JsonToken): unknown {
  switch (kind) {
    case 'VALUE_NULL':
      return null;
    case 'VALUE_TRUE':
      return true;
    case 'VALUE_FALSE':
      return false;
    case 'VALUE_NUMBER_INT':
      return wholeNumber(text);
    case 'VALUE_NUMBER_FLOAT':
      return ApexDecimal.parse(text) ?? null;
    default:
      return text;
  }
}

function wholeNumber(text: string): unknown {
  const value = BigInt(text);
  if (BigInt.asIntN(INTEGER_BITS, value) === value) return Number(value);
  return BigInt.asIntN(LONG_BITS, value) === value ? value : ApexDecimal.fromInteger(value);
}
