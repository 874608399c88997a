import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GovernorCounters } from '../../limits/counters.ts';
import { ApexBlob } from '../../runtime/blob.ts';
import { ApexList, ApexMap, ApexSet } from '../../runtime/collections.ts';
import { ApexDate, ApexDatetime } from '../../runtime/dates.ts';
import { ApexDecimal } from '../../runtime/decimal.ts';
import { ApexDouble } from '../../runtime/double.ts';
import { textOf } from '../../runtime/text.ts';
import { listOf, mapOf, setOf, types } from '../../runtime/typeRef.ts';
import type { TypeRef } from '../../runtime/typeRef.ts';
import { TypeValue } from '../language/type.ts';
import { apexError, call, inTransaction } from '../memberCalls.testing.ts';

const decimal = (text: string): ApexDecimal => ApexDecimal.parse(text) ?? ApexDecimal.zero;
const map = (...entries: [string, unknown][]): ApexMap => new ApexMap(types.string, types.object, entries);
const list = (...items: unknown[]): ApexList => new ApexList(types.object, items);
/** Texts count towards the heap of a transaction. */
const json = (signature: string, ...args: unknown[]): unknown =>
  inTransaction({ limits: new GovernorCounters('ANONYMOUS') }, () => call('JSON', signature, ...args));
const read = (text: string, type: TypeRef): unknown => json('deserialize(', text, new TypeValue(type));

test('values are written in the form that Apex gives them', () => {
  const value = map(
    ['text', 'a"\n'],
    ['price', decimal('1.10')],
    ['ratio', new ApexDouble(2)],
    ['count', 12n],
    ['day', ApexDate.of(2026, 11, 23)],
    ['at', ApexDatetime.ofUtc(2026, 11, 23, 14)],
    ['bytes', ApexBlob.fromText('hi')],
    ['set', new ApexSet(types.integer, [1, 2])],
    ['none', null],
  );
  assert.equal(
    json('serialize(Object value)', value),
    '{"text":"a\\"\\n","price":1.10,"ratio":2.0,"count":12,"day":"2026-11-23","at":"2026-11-23T14:00:00.000Z","bytes":"aGk=","set":[1,2],"none":null}',
  );
});

test('pretty text has the shape of the platform', () => {
  const value = map(['a', list(1, 2)], ['b', list(map(['c', true]), map())], ['d', list()]);
  const text = '{\n  "a" : [ 1, 2 ],\n  "b" : [ {\n    "c" : true\n  }, { } ],\n  "d" : [ ]\n}';
  assert.equal(json('serializePretty(Object value)', value), text);
});

test('a cycle is refused', () => {
  const cycle = list();
  cycle.add(cycle);
  assert.throws(() => json('serialize(Object value)', cycle), apexError('JSONException', /cycle/));
});

test('untyped numbers are Integer, Long or Decimal by their looks', () => {
  const value = json('deserializeUntyped(', '[1, 3000000000, 1.50, -2e3, "x", null, {"a": true}]') as ApexList;
  const [small, large, exact, exponent] = value.items;
  assert.deepEqual([small, large], [1, 3000000000n]);
  assert.deepEqual([String(exact), exponent instanceof ApexDecimal], ['1.50', true]);
  assert.equal(textOf(value.items[6]), '{a=true}');
});

test('typed values are read by their type', () => {
  assert.deepEqual((read('[1, null, "2"]', listOf(types.integer)) as ApexList).items, [1, null, 2]);
  assert.equal(String(read('1.10', types.decimal)), '1.10');
  assert.ok(read('1', types.double) instanceof ApexDouble);
  assert.equal(textOf(read('{"2026-01-31": [1]}', mapOf(types.date, setOf(types.long)))), '{2026-01-31={1}}');
  assert.equal(read('"001000000000001"', types.id), '001000000000001AAA');
  assert.equal(
    (read('"2026-11-23T14:00:00+02:00"', types.datetime) as ApexDatetime).milliseconds,
    Date.UTC(2026, 10, 23, 12),
  );
});

test('what does not fit is refused with its text', () => {
  assert.throws(() => read('"abc"', types.integer), apexError('JSONException', /Illegal value for integer: abc/));
  assert.throws(() => read('2147483648', types.integer), apexError('JSONException', /2147483648/));
  assert.throws(() => read('{}', listOf(types.string)), apexError('JSONException', /Expected '\['/));
  assert.throws(
    () => read('{"a":1}', mapOf(types.string, types.object)),
    apexError('JSONException', /unsupported in JSON: Object/),
  );
  assert.throws(
    () => read('{"a":', mapOf(types.string, types.string)),
    apexError('JSONException', /Unexpected end-of-input/),
  );
});

test('the parser walks over names and values', () => {
  const parser = call('JSON', 'createParser(', '{"a": {"b": [1, 2]}, "c": 1.5}');
  const seen: string[] = [];
  for (
    let token = call('JSONParser', 'nextToken(', parser);
    token !== null;
    token = call('JSONParser', 'nextToken(', parser)
  ) {
    seen.push(`${String(token)} ${String(call('JSONParser', 'getCurrentName(', parser))}`);
    if (seen.at(-1) === 'START_OBJECT a') call('JSONParser', 'skipChildren(', parser);
  }
  assert.deepEqual(seen, [
    'START_OBJECT null',
    'FIELD_NAME a',
    'START_OBJECT a',
    'FIELD_NAME c',
    'VALUE_NUMBER_FLOAT c',
    'END_OBJECT null',
  ]);
});

test('the generator refuses a value where a name must stand', () => {
  const generator = call('JSON', 'createGenerator(', false);
  call('JSONGenerator', 'writeStartObject(', generator);
  assert.throws(
    () => call('JSONGenerator', 'writeNull()', generator),
    apexError('JSONException', /expecting field name/),
  );
  call('JSONGenerator', 'writeNumberField(String fieldName, Integer', generator, 'n', 1);
  call('JSONGenerator', 'writeEndObject(', generator);
  assert.equal(call('JSONGenerator', 'getAsString(', generator), '{"n":1}');
});
