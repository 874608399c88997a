import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvRow, parseCsv } from './csv.ts';

const read = (text: string, delimiter?: string): string[][] => [...parseCsv(text, delimiter)];

test('cells may hold delimiters, quotes and line ends', () => {
  assert.deepEqual(read('Name,Text\n"Acme, Inc.","says ""hi""\nand more"\n'), [
    ['Name', 'Text'],
    ['Acme, Inc.', 'says "hi"\nand more'],
  ]);
});

test('both line ends, empty cells, empty lines and a byte order mark', () => {
  assert.deepEqual(read('\uFEFFa,b\r\n,\r\n\r\n1,'), [
    ['a', 'b'],
    ['', ''],
    ['1', ''],
  ]);
});

test('other delimiters', () => {
  assert.deepEqual(read('a|b,c', '|'), [['a', 'b,c']]);
});

test('an open quote is refused with its place', () => {
  assert.throws(() => read('a\n"b'), /character 3/);
});

test('what is written is read back', () => {
  const cells = ['plain', 'with "quotes"', 'two\nlines', ''];
  assert.deepEqual(read(csvRow(cells)), [cells]);
});
