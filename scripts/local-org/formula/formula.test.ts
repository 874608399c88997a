import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApexDate } from '../runtime/dates.ts';
import { ApexDecimal } from '../runtime/decimal.ts';
import { FormulaProblem, type FormulaContext, type FormulaValue } from './ast.ts';
import { evaluateFormula } from './evaluate.ts';
import { textOf } from './operators.ts';
import { parseFormula } from './parse.ts';

interface Situation {
  readonly fields?: Readonly<Record<string, FormulaValue>>;
  readonly prior?: Readonly<Record<string, FormulaValue>>;
  readonly isNew?: boolean;
  readonly blanksAreZero?: boolean;
}

function contextOf({ fields = {}, prior = {}, isNew = false, blanksAreZero = false }: Situation): FormulaContext {
  return {
    value: (path) => fields[path.join('.')] ?? null,
    priorValue: (path) => prior[path.join('.')] ?? null,
    isNew,
    now: () => Date.UTC(2026, 10, 23, 23, 30),
    timeZone: 'Asia/Tokyo',
    blanksAreZero,
  };
}

const value = (formula: string, situation: Situation = {}): FormulaValue =>
  evaluateFormula(parseFormula(formula), contextOf(situation));
const text = (formula: string, situation: Situation = {}): string => textOf(value(formula, situation));

test('operators bind as in arithmetic', () => {
  assert.equal(text('1 + 2 * 3 ^ 2 - -1'), '20');
  assert.equal(text('(1 + 2) * 3 / 4'), '2.25');
  assert.equal(value('1 + 1 = 2 && !(3 < 2) || false'), true);
});

test('blank numbers are zero only where the formula says so', () => {
  assert.equal(value('Amount + 1', { blanksAreZero: false }), null);
  assert.equal(text('Amount + 1', { blanksAreZero: true }), '1');
});

test('IF and CASE compute only the branch they choose', () => {
  assert.equal(text("IF(1 = 1, 'yes', 1 / 0)"), 'yes');
  assert.equal(text("CASE(Tier, 'High', 3, 'Mid', 2, 0)", { fields: { Tier: 'Mid' } }), '2');
});

test('ISCHANGED compares with the value before, and never on a new record', () => {
  const fields = { Status: 'Won' };
  assert.equal(value('ISCHANGED(Status)', { fields, prior: { Status: 'Open' } }), true);
  assert.equal(value('ISCHANGED(Status)', { fields, prior: { Status: 'Won' } }), false);
  assert.equal(value('ISCHANGED(Status)', { fields, isNew: true }), false);
});

test('FLOOR and CEILING act on the absolute value', () => {
  assert.equal(text('FLOOR(-1.5)'), '-1');
  assert.equal(text('CEILING(-1.5)'), '-2');
  assert.equal(text('ROUND(1250, -2)'), '1300');
});

test('today is the day in the running user’s time zone', () => {
  assert.equal(text('TODAY()'), '2026-11-24');
  assert.equal(text('TODAY() - DATE(2026, 11, 1)'), '23');
  assert.equal(text('ADDMONTHS(DATE(2026, 1, 31), 1)'), '2026-02-28');
});

test('REGEX needs the whole text to match', () => {
  assert.equal(value("REGEX(Name, '[A-Z]{3}')", { fields: { Name: 'ABC' } }), true);
  assert.equal(value("REGEX(Name, '[A-Z]{3}')", { fields: { Name: 'ABCD' } }), false);
});

test('an unknown function is refused by name, a broken formula with its place', () => {
  assert.throws(() => value('VLOOKUP(1)'), /VLOOKUP is not supported/);
  assert.throws(
    () => parseFormula('1 + )'),
    (error) => error instanceof FormulaProblem && /character 5/.test(error.message),
  );
});

test('division is exact where it ends, and days are added to dates', () => {
  assert.deepEqual(value('10 / 4'), new ApexDecimal(25n, 1));
  assert.deepEqual(value('Due + 2', { fields: { Due: ApexDate.of(2026, 2, 27) } }), ApexDate.of(2026, 3, 1));
});
