import assert from 'node:assert/strict';
import { test } from 'node:test';
import { javaRegexSource, RegexProblem } from './javaRegex.ts';

const matches = (pattern: string, text: string): boolean =>
  new RegExp(`^(?:${javaRegexSource(pattern)})$`, 'v').test(text);

test('plain patterns, classes and quantifiers mean the same', () => {
  assert.ok(matches('[a-z]+@[a-z.]+\\.com', 'ann@some.example.com'));
  assert.ok(matches('a{2,3}?b', 'aab'));
  assert.ok(matches('(\\d{3})-\\1', '123-123'));
  assert.ok(matches('[\\w.%+-]+', 'a.b%c+d-e'));
  assert.ok(matches('[^\\]\\[]+', 'no brackets'));
  assert.ok(matches('[-a]+', '-a-'));
  assert.ok(matches('[]a]+', ']a'));
});

test('what JavaScript would refuse as an escape is a plain character', () => {
  assert.ok(matches('\\-\\_\\ \\"\\#\\@', '-_ "#@'));
});

test('quotations are taken as they stand', () => {
  assert.ok(matches('\\Qa.b*\\E+', 'a.b**'));
  assert.ok(!matches('\\Qa.b\\E', 'axb'));
});

test('flags hold to the end of their group', () => {
  assert.ok(matches('(?i)abc', 'ABC'));
  assert.ok(matches('a(?i)b|c', 'C'));
  assert.ok(matches('(a(?i)b)c', 'aBc'));
  assert.ok(!matches('(a(?i)b)c', 'aBC'));
  assert.ok(matches('(?s).*', 'two\nlines'));
  assert.ok(!matches('.*', 'two\nlines'));
  assert.ok(matches('(?x) a b # comment', 'ab'));
});

test('classes nest and intersect', () => {
  assert.ok(matches('[a-z&&[^aeiou]]+', 'xyz'));
  assert.ok(!matches('[a-z&&[^aeiou]]+', 'xaz'));
  assert.ok(matches('[a[xyz]]+', 'ayx'));
  assert.ok(matches('[\\p{L}\\d]+', 'é9'));
  assert.ok(matches('\\p{Punct}+', '!-/]'));
  assert.ok(matches('\\P{Alpha}', '9'));
});

test('digits, words and spaces are ASCII only', () => {
  assert.ok(!matches('\\s', '\u00a0'));
  assert.ok(!matches('\\d', '٣'));
});

test('the end may stand before a last line end', () => {
  assert.ok(new RegExp(javaRegexSource('a$'), 'v').test('a\n'));
  assert.ok(!new RegExp(javaRegexSource('a\\z'), 'v').test('a\n'));
  assert.ok(new RegExp(javaRegexSource('(?m)^b$'), 'v').test('a\nb\nc'));
});

test('mistakes and gaps are named', () => {
  const problem = (pattern: string, text: RegExp, isUnsupported: boolean): void =>
    assert.throws(
      () => javaRegexSource(pattern),
      (error) => error instanceof RegexProblem && text.test(error.message) && error.isUnsupported === isUnsupported,
    );
  problem('(a', /Unclosed group/, false);
  problem('a)', /Unmatched closing/, false);
  problem('[a', /Unclosed character class/, false);
  problem('*a', /Dangling meta character '\*'/, false);
  problem('\\y', /Illegal/, false);
  problem('a*+', /possessive/, true);
  problem('(?>a)', /atomic/, true);
});
