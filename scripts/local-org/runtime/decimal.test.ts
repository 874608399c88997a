import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApexDecimal } from './decimal.ts';
import type { RoundingMode } from './decimal.ts';

function decimal(text: string): ApexDecimal {
  const parsed = ApexDecimal.parse(text);
  assert.ok(parsed, `${text} is a number`);
  return parsed;
}

test('sums keep the larger scale, products the sum of both', () => {
  assert.equal(decimal('1.10').add(decimal('2')).toPlainString(), '3.10');
  assert.equal(decimal('1.10').subtract(decimal('0.105')).toPlainString(), '0.995');
  assert.equal(decimal('1.5').multiply(decimal('0.20')).toPlainString(), '0.300');
});

test('setScale rounds half to even unless told otherwise', () => {
  const rounded = (text: string, mode?: RoundingMode): string => decimal(text).setScale(1, mode).toPlainString();
  assert.equal(rounded('0.25'), '0.2');
  assert.equal(rounded('0.35'), '0.4');
  assert.equal(rounded('0.25', 'HALF_UP'), '0.3');
  assert.equal(rounded('-0.25', 'HALF_UP'), '-0.3');
  assert.equal(rounded('0.21', 'UP'), '0.3');
  assert.equal(rounded('-0.29', 'DOWN'), '-0.2');
  assert.equal(rounded('-0.21', 'FLOOR'), '-0.3');
  assert.equal(rounded('-0.29', 'CEILING'), '-0.2');
});

test('numbers of another scale are equal in value and differ as keys', () => {
  assert.equal(decimal('1.1').compareTo(decimal('1.10')), 0);
  assert.equal(decimal('1.1').equals(decimal('1.10')), false);
});

test('division at a scale is exact to the last digit', () => {
  assert.equal(decimal('1').divideAt(decimal('3'), 5).toPlainString(), '0.33333');
  assert.equal(decimal('2').divideAt(decimal('3'), 5, 'DOWN').toPlainString(), '0.66666');
  assert.equal(decimal('-10').divideAt(decimal('4'), 0).toPlainString(), '-2');
});

test('trailing zeros, digits and whole parts', () => {
  assert.equal(decimal('120.500').stripTrailingZeros().toPlainString(), '120.5');
  assert.equal(decimal('120.50').precision(), 5);
  assert.equal(decimal('-7.9').truncate(), -7n);
  assert.equal(decimal('-7.5').round(), -8n);
  assert.equal(ApexDecimal.parse('12,5'), undefined);
});
