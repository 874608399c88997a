import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate } from './apex.ts';

const cases: readonly (readonly [expression: string, expected: string])[] = [
  ['7 / 2', '3'],
  ['-7 / 2', '-3'],
  ['Math.mod(-7, 3)', '-1'],
  ['2147483647 + 1', '-2147483648'],
  ['2147483647L + 1', '2147483648'],
  ['-2147483648', '-2147483648'],
  ['9223372036854775807L + 1L', '-9223372036854775808'],
  ['1 << 31', '-2147483648'],
  ['-1 >>> 28', '15'],
  ['6 & 3 | 8 ^ 1', '11'],
  ['1.10 + 2', '3.10'],
  ['1.10 * 1.10', '1.2100'],
  ['1.0 / 3', '0.333333333333333333333333333333333'],
  ['1.00 / 4', '0.25'],
  ['1.5d + 1', '2.5'],
  ["Decimal.valueOf('2.5').setScale(0)", '2'],
  ["Decimal.valueOf('3.5').setScale(0)", '4'],
  ["Decimal.valueOf('-2.5').setScale(0, System.RoundingMode.HALF_UP)", '-3'],
  ['1 == 1.0', 'true'],
  ['1L == 1', 'true'],
  ['(Integer) 3.99', '3'],
  ['(Long) 5 / 2', '2'],
  ['1 < 2 && 2.5 > 2', 'true'],
];

for (const [expression, expected] of cases) {
  test(`${expression} is ${expected}`, () => {
    assert.equal(evaluate(`return ${expression};`), expected);
  });
}

test('arithmetic with null throws a NullPointerException', () => {
  const body = 'Integer a = null; try { return a + 1; } catch (NullPointerException e) { return e.getMessage(); }';
  assert.equal(evaluate(body), 'Attempt to de-reference a null object');
});

test('division by zero throws a MathException', () => {
  const body = 'Integer a = 0; try { return 1 / a; } catch (MathException e) { return e.getMessage(); }';
  assert.equal(evaluate(body), 'Divide by 0');
});

test('a comparison with null is false either way', () => {
  assert.equal(evaluate('Integer a = null; return (a > 0) || (a <= 0);'), 'false');
});

test('increments give the old or the new value', () => {
  assert.equal(evaluate("Integer i = 1; Integer a = i++; Integer b = ++i; return a + ',' + b + ',' + i--;"), '1,3,3');
});

test('compound assignment evaluates its target once', () => {
  const members = 'static Integer calls = 0; static Integer next() { return calls++; }';
  assert.equal(
    evaluate("Integer[] a = new Integer[]{ 5, 6 }; a[next()] += 10; return '' + a + calls;", members),
    '(15, 6)1',
  );
});
