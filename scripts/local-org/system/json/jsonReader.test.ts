import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JsonReader, JsonSyntaxProblem } from './jsonReader.ts';

function tokens(text: string): string[] {
  const reader = new JsonReader(text);
  const found: string[] = [];
  for (let token = reader.next(); token !== null; token = reader.next()) found.push(`${token.kind} ${token.text}`);
  return found;
}

test('tokens come in order, numbers with their text', () => {
  assert.deepEqual(tokens(' {"a": [1, -2.50e3, "x\\n\\u0041"], "b": {}, "c": [null, true]} '), [
    'START_OBJECT {',
    'FIELD_NAME a',
    'START_ARRAY [',
    'VALUE_NUMBER_INT 1',
    'VALUE_NUMBER_FLOAT -2.50e3',
    'VALUE_STRING x\nA',
    'END_ARRAY ]',
    'FIELD_NAME b',
    'START_OBJECT {',
    'END_OBJECT }',
    'FIELD_NAME c',
    'START_ARRAY [',
    'VALUE_NULL null',
    'VALUE_TRUE true',
    'END_ARRAY ]',
    'END_OBJECT }',
  ]);
});

test('mistakes are told with their place', () => {
  const cases: [string, RegExp][] = [
    ['', /No content to map to Object due to end of input/],
    ['{"a":1', /Unexpected end-of-input at \[line:1, column:7\]/],
    ['{\n"a" 1}', /was expecting a colon.*\[line:2, column:5\]/],
    ['{"a":1 "b":2}', /was expecting comma to separate OBJECT entries/],
    ['[1,]', /Unexpected character \('\]' \(code 93\)\)/],
    ['{a:1}', /was expecting double-quote to start field name/],
    ['nope', /Unrecognized token 'nope'/],
    ['"a\nb"', /has to be escaped/],
  ];
  for (const [text, message] of cases) {
    assert.throws(
      () => tokens(text),
      (error) => error instanceof JsonSyntaxProblem && message.test(error.message),
      text,
    );
  }
});

test('what follows the value is a mistake only when asked for', () => {
  const reader = new JsonReader('1 2');
  reader.next();
  assert.equal(reader.next(), null);
  assert.throws(() => reader.expectEnd(), JsonSyntaxProblem);
});

test('a text that is nested deeper than a thousand levels is refused', () => {
  const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
  assert.equal(tokens(nested(1_000)).length, 2_000);
  assert.throws(() => tokens(nested(1_001)), /nesting depth \(1001\) exceeds the maximum allowed/);
});
