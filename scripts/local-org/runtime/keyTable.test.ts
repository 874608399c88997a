import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApexList } from './collections.ts';
import { ApexDecimal } from './decimal.ts';
import { KeyTable } from './keyTable.ts';
import { types } from './typeRef.ts';

test('texts are told apart by case, numbers by their scale', () => {
  const table = new KeyTable<number>();
  table.set('a', 1);
  table.set('A', 2);
  table.set(new ApexDecimal(11n, 1), 3);
  table.set(new ApexDecimal(110n, 2), 4);
  assert.equal(table.size, 4);
  assert.equal(table.find('A')?.value, 2);
  assert.equal(table.find(new ApexDecimal(110n, 2))?.value, 4);
});

test('null is a key like others', () => {
  const table = new KeyTable<string>();
  table.set(null, 'nothing');
  assert.equal(table.find(null)?.value, 'nothing');
  assert.equal(table.delete(null)?.value, 'nothing');
  assert.equal(table.size, 0);
});

test('equal collections are one key, and a key that changes is lost', () => {
  const table = new KeyTable<number>();
  const key = new ApexList(types.integer, [1, 2]);
  table.set(key, 1);
  table.set(new ApexList(types.integer, [1, 2]), 2);
  assert.equal(table.size, 1);
  assert.equal(table.find(key)?.value, 2);
  key.items.push(3);
  assert.equal(table.find(key), undefined);
});

test('a key that is put again keeps its place and its value is new', () => {
  const table = new KeyTable<number>();
  for (const [key, value] of [
    ['b', 1],
    ['a', 2],
    ['b', 3],
  ] as const)
    table.set(key, value);
  assert.equal(table.size, 2);
  assert.equal(table.find('b')?.value, 3);
});
