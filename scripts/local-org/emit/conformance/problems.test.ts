import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTransaction, problemsOf, program } from './apex.ts';

/** A method body and what is wrong with it; columns count from the body's first character. */
const cases: readonly (readonly [body: string, problem: string])[] = [
  ['Strin s;', 'Invalid type: Strin'],
  ['var x = 1;', 'Invalid type: var'],
  ['Integer i = 2147483648;', 'Illegal integer: 2147483648'],
  ["Integer i = 'x';", 'Illegal assignment from String to Integer'],
  ['Integer i = 1.5;', 'Illegal assignment from Decimal to Integer'],
  ['return y;', 'Variable does not exist: y'],
  ['Integer a; Integer A;', 'Duplicate variable: A'],
  ['if (1) { }', 'Condition expression must be of type Boolean: Integer'],
  ["'x'.shout();", 'Method does not exist or incorrect signature: shout() from the type String'],
  ['nowhere(1);', 'Method does not exist or incorrect signature: nowhere(Integer) from the type Sample'],
  ['new Account(Nothing__c = 1);', 'Invalid field Nothing__c for SObject Account'],
  ['Account a; a.Nothing__c = 1;', 'Variable does not exist: Nothing__c (Account has no such field)'],
  ['break;', 'break statement must be in a loop'],
  ["throw 'x';", 'Throw expression must be of type exception: String'],
  ['insert 5;', 'DML requires SObject or SObject list type: Integer'],
  ['1 + 1;', 'Expression cannot be a statement.'],
  ['for (Integer i : new List<String>()) { }', 'Loop variable must be of type String'],
  ["Boolean b = 1 == 'x';", 'Comparison arguments must be compatible types: Integer, String'],
];

for (const [body, problem] of cases) {
  test(`${body} is refused`, () => {
    const [found] = problemsOf(`public class Sample { void m() { ${body} } }`);
    assert.match(found, new RegExp(`: ${problem.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`));
  });
}

test('a method has to return a value on every way', () => {
  assert.deepEqual(problemsOf('public class Sample { Integer m(Boolean b) { if (b) { return 1; } } }'), [
    '1:44: Missing return statement required return type: Integer',
  ]);
});

test('a class has to have what its interface promises', () => {
  assert.deepEqual(problemsOf('public class Sample implements Comparable { }'), [
    '1:14: Class Sample must implement the method: Integer Comparable.compareTo(Object)',
  ]);
});

test('a final field is set once', () => {
  assert.deepEqual(problemsOf('public class Sample { final Integer n = 1; void m() { n = 2; } }'), [
    '1:55: Cannot assign to final field: n',
  ]);
});

test('what is private stays inside its outer class', () => {
  const problems = problemsOf(
    'public class Sample { Integer m() { return Other.secret; } }',
    'public class Other { private static Integer secret = 1; }',
  );
  assert.deepEqual(problems, ['1:50: Variable is not visible: Other.secret']);
});

test('a query is checked against the schema', () => {
  const [problem] = problemsOf(
    'public class Sample {\n  List<Account> m() {\n    return [SELECT Id, Nothing__c FROM Account];\n  }\n}',
  );
  assert.match(problem, /^3:24: .*Nothing__c/);
});

test('every problem of a class is told', () => {
  assert.equal(problemsOf('public class Sample { void m() { x = 1; y = 2; } void n() { z(); } }').length, 3);
});

test('a class with problems does not hinder others, and is refused by name when it is called', () => {
  const compiled = program([
    'public class Broken { public static Integer n() { return unknown; } }',
    'public class Fine { public static Integer call() { return Broken.n(); } public static Integer one() { return 1; } }',
  ]);
  assert.equal(
    inTransaction(compiled, () => compiled.invokeStatic('Fine', 'one', [])),
    1,
  );
  assert.throws(
    () => inTransaction(compiled, () => compiled.invokeStatic('Fine', 'call', [])),
    /Class Broken is not loaded: it has compile errors/,
  );
});
