import { accepts, refuses } from './refusals.ts';

refuses('body', [
  ['return; Integer i = 1;', 'Unreachable statement'],
  ["throw new IllegalArgumentException('x'); Integer i;", 'Unreachable statement'],
  ['for (Integer i = 0; i < 3; i++) { break; i++; }', 'Unreachable statement'],
  ['for (Integer i = 0; i < 3; i++) { continue; i++; }', 'Unreachable statement'],
  ['if (true) { return; } else { return; } Integer i;', 'Unreachable statement'],
  ['try { return; } catch (Exception e) { throw e; } Integer i;', 'Unreachable statement'],
]);

refuses('member', [
  ['void m(final Integer a) { a = 1; }', 'Cannot assign to final variable: a'],
  ['Integer x = y; Integer y = 1;', 'Illegal forward reference: y'],
  ['static Integer x = y + 1; static Integer y = 1;', 'Illegal forward reference: y'],
  ['Integer x = x;', 'Illegal forward reference: x'],
]);

accepts('member', [
  'Integer m() { while (true) { } }',
  'void m() { for (;;) { } }',
  'void m(Boolean b) { if (b) { return; } Integer i; }',
  'Integer x = LAST; static final Integer LAST = 1;',
  'static Integer x = next(); static Integer y = 1; static Integer next() { return y; }',
]);
