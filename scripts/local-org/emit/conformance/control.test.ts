import assert from 'node:assert/strict';
import { test } from 'node:test';
import { current } from '../../runtime/transaction.ts';
import { evaluate, inTransaction, program } from './apex.ts';
import { ApexException, limitException } from '../../runtime/exceptions.ts';

test('loops count, skip and stop', () => {
  const body = `
    String s = '';
    for (Integer i = 0, j = 9; i < j; i++, j--) { if (i == 1) continue; if (i == 4) break; s += i; }
    Integer k = 0; do { k++; } while (k < 3); while (k-- > 0) s += 'w';
    for (String each : new Set<String>{ 'b', 'a' }) s += each;
    return s;`;
  assert.equal(evaluate(body), '023wwwba');
});

test('switch tells values, enums and null apart', () => {
  const members = `
    enum Color { RED, GREEN, BLUE }
    static String of(Color c) { switch on c { when RED, GREEN { return 'warm'; } when null { return 'none'; } when else { return 'cold'; } } }
    static String num(Integer n) { switch on n { when -1 { return 'minus'; } when 1, 2 { return 'few'; } when else { return 'many'; } } }`;
  assert.equal(
    evaluate('return of(Color.GREEN) + of(null) + of(Color.BLUE) + num(-1) + num(2) + num(9);', members),
    'warmnonecoldminusfewmany',
  );
});

test('switch tells records apart by their object', () => {
  const body = `
    SObject s = new Contact(LastName = 'Ng');
    switch on s { when Account a { return a.Name; } when Contact c { return c.LastName; } }
    return 'none';`;
  assert.equal(evaluate(body), 'Ng');
});

test('finally runs after return, and after what is thrown on', () => {
  const members = `
    static List<String> log = new List<String>();
    class BooException extends Exception {}
    static Integer f() { try { return 1; } finally { log.add('f'); } }
    static void g() { try { throw new BooException('inner'); } catch (BooException e) { throw new BooException('outer', e); } finally { log.add('g'); } }`;
  const body =
    "Integer n = f(); try { g(); } catch (Exception e) { log.add(e.getMessage() + '<' + e.getCause().getMessage() + e.getTypeName()); } return '' + n + log;";
  assert.equal(evaluate(body, members), '1(f, g, outer<innerSample.BooException)');
});

test('a stack trace names methods and lines, innermost first', () => {
  const members = "static void inner() {\n throw new IllegalArgumentException('no');\n }";
  const trace = evaluate(
    '\ntry { inner(); } catch (Exception e) { return e.getLineNumber() + e.getStackTraceString(); } return null;',
    members,
  );
  assert.equal(trace, '2Class.Sample.inner: line 2, column 1\nClass.Sample.run: line 5, column 1');
});

test('going too deep is a limit that Apex can not catch', () => {
  const compiled = program([
    'public class Deep { static void f() { f(); } public static void run() { try { f(); } catch (Exception e) { return; } } }',
  ]);
  assert.throws(
    () => inTransaction(compiled, () => compiled.invokeStatic('Deep', 'run', [])),
    (thrown) =>
      thrown instanceof ApexException &&
      thrown.toString() === 'System.LimitException: Maximum stack depth reached: 1001',
  );
});

test('a collection can not change while a loop walks it', () => {
  const body =
    "List<Integer> l = new List<Integer>{ 1 }; try { for (Integer i : l) l.add(i); } catch (Exception e) { return e.getTypeName(); } return 'ran';";
  assert.equal(evaluate(body), 'System.FinalException');
});

test('statements that ran are counted by line', () => {
  const compiled = program([
    'public class Half {\n public static Integer run(Boolean b) {\n if (b)\n return 1;\n return 2;\n }\n}',
  ]);
  inTransaction(compiled, () => compiled.invokeStatic('Half', 'run', [true]));
  const [coverage] = compiled.coverage();
  assert.deepEqual([coverage.covered, coverage.uncovered], [[3, 4], [5]]);
});

test('a loop without an end is stopped by the CPU limit, which nothing catches', () => {
  const endless = program([
    'public class Endless { public static void run() { try { while (true) { } } catch (Exception e) { } } }',
  ]);
  const expired = (name: string): void => {
    if (name === 'CpuTime') throw limitException('Apex CPU time limit exceeded');
  };
  assert.throws(
    () =>
      inTransaction(endless, () => {
        const transaction = current();
        transaction.limits = { ...transaction.limits, use: expired };
        endless.invokeStatic('Endless', 'run', []);
      }),
    /Apex CPU time limit exceeded/,
  );
});
