import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApexDecimal } from '../../runtime/decimal.ts';
import { ApexException } from '../../runtime/exceptions.ts';
import { ApexList } from '../../runtime/collections.ts';
import { types } from '../../runtime/typeRef.ts';
import type { Implementation } from '../define.ts';
import { languageClasses } from './index.ts';
import { parseSignature } from '../signature.ts';

/** Calls a member of a language class by its signature's beginning. */
function call(className: string, signature: string, ...args: unknown[]): unknown {
  const found = languageClasses.find((each) => each.name === className)?.table.members;
  const key = Object.keys(found ?? {}).find((each) => each.includes(signature));
  assert.ok(found && key, `${className} has ${signature}`);
  return (found[key] as (...values: unknown[]) => unknown)(...args);
}

const items = (value: unknown): unknown[] => (value instanceof ApexList ? value.items : []);
const decimal = (text: string): ApexDecimal => ApexDecimal.parse(text) ?? ApexDecimal.zero;
const typeOfError = (name: string) => (error: unknown) => error instanceof ApexException && error.type.name === name;

test('every signature can be read', () => {
  for (const { table } of languageClasses) {
    const texts: Readonly<Record<string, Implementation>> = { ...table.members, ...table.constructors };
    for (const text of Object.keys(texts)) assert.doesNotThrow(() => parseSignature(text), text);
  }
});

test('split drops empty parts at the end, and not with a negative limit', () => {
  assert.deepEqual(items(call('String', 'split(String pattern)', 'a,b,,', ',')), ['a', 'b']);
  assert.deepEqual(items(call('String', 'split(String pattern, Integer limit)', 'a,b,,', ',', -1)), ['a', 'b', '', '']);
  assert.deepEqual(items(call('String', 'split(String pattern)', 'abc', '')), ['a', 'b', 'c']);
});

test('replaceAll takes groups of the pattern', () => {
  assert.equal(call('String', 'replaceAll', '2026-11', '(\\d+)-(\\d+)', '$2/$1'), '11/2026');
});

test('format fills in values and keeps quoted text', () => {
  const values = new ApexList(types.string, ['x', 'y']);
  assert.equal(call('String', 'format(', "{1}''s {0} '{0}' {2}", values), "y's x {0} {2}");
});

test('substring out of bounds is a StringException', () => {
  assert.throws(
    () => call('String', 'substring(Integer start, Integer end)', 'abc', 2, 5),
    typeOfError('StringException'),
  );
});

test('an Integer beyond 32 bits is refused', () => {
  assert.equal(call('Integer', 'valueOf(String', '2147483647'), 2147483647);
  assert.throws(() => call('Integer', 'valueOf(String', '2147483648'), typeOfError('TypeException'));
});

test('Decimals are rounded half-even where no mode is named', () => {
  assert.equal(String(call('Decimal', 'setScale(Integer scale)', decimal('2.345'), 2)), '2.34');
  assert.equal(call('Decimal', 'format()', decimal('1234567.50')), '1,234,567.5');
  assert.throws(
    () => call('Decimal', 'divide(Decimal divisor, Integer scale)', decimal('1'), decimal('0'), 2),
    typeOfError('MathException'),
  );
});

test('a sorted list has nulls first and Strings by code unit', () => {
  const list = new ApexList(types.string, ['b', null, 'a', 'B']);
  call('List', 'void sort()', list);
  assert.deepEqual(list.items, [null, 'B', 'a', 'b']);
});

test('an Id of 15 characters gets its three more', () => {
  assert.equal(call('Id', 'valueOf(String text)', '001000000000001'), '001000000000001AAA');
  assert.throws(() => call('Id', 'valueOf(String text)', 'acme'), typeOfError('StringException'));
});
