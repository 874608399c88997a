import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate } from './apex.ts';

test('== ignores the case of texts, equals and === do not', () => {
  assert.equal(
    evaluate("String a = 'ABC'; return (a == 'abc') + ',' + a.equals('abc') + ',' + (a === 'abc');"),
    'true,false,false',
  );
});

test('keys of maps and cases of switch tell case apart', () => {
  const body = `
    Map<String, Integer> m = new Map<String, Integer>{ 'a' => 1, 'A' => 2 };
    String hit = 'none';
    switch on 'A' { when 'a' { hit = 'lower'; } when 'A' { hit = 'upper'; } }
    return m.size() + hit;`;
  assert.equal(evaluate(body), '2upper');
});

test('anything joins a text', () => {
  assert.equal(
    evaluate("return 'x' + null + 1 + 1.50 + true + Date.newInstance(2026, 1, 5);"),
    'xnull11.50true2026-01-05 00:00:00',
  );
});

test('an Id is the same in 15 and in 18 characters', () => {
  assert.equal(
    evaluate("Id a = '001000000000001'; String b = '001000000000001AAA'; return a + ',' + (a == b);"),
    '001000000000001AAA,true',
  );
});

test('a text that is no Id can not become one', () => {
  assert.equal(
    evaluate("try { Id a = 'nonsense'; return a; } catch (StringException e) { return e.getMessage(); }"),
    'Invalid id: nonsense',
  );
});

test('a multi-line text loses its common indentation', () => {
  assert.equal(evaluate("return '''\n    one\n      two\n    ''';"), 'one\n  two\n');
});

test('an object that holds itself is written once', () => {
  const members = "class Node { public String name = 'n'; public Node self; }";
  assert.equal(
    evaluate('Node n = new Node(); n.self = n; return String.valueOf(n);', members),
    'Node:[name=n, self=(already output)]',
  );
});
