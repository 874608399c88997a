import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemsOf } from './apex.ts';
import { accepts, refuses } from './refusals.ts';

const promise = 'A: Overriding implementations of global or public interface methods must be global or public';

refuses('unit', [
  ['public class A extends A { }', 'Circular definition: A'],
  ['public class A { virtual class B extends C { } virtual class C extends B { } }', 'Circular definition: A.B'],
  ['public class A { interface B extends C { } interface C extends B { } }', 'Circular definition: A.B'],
  ['public class A { class B { } class C extends B { } }', 'Non-virtual and non-abstract type cannot be extended: A.B'],
  ['public class A extends Comparable { }', 'Non-class type cannot be extended: Comparable'],
  ['public class A { class B { } class C implements B { } }', 'Invalid interface: A.B'],
  ['public class A implements Account { }', 'Invalid interface: Account'],
  [
    'public class A implements Comparable, Comparable { public Integer compareTo(Object o) { return 0; } }',
    'Interface already implemented: Comparable',
  ],
  [
    'public class A implements Comparable { Integer compareTo(Object o) { return 0; } }',
    `${promise}: Integer A.compareTo(Object)`,
  ],
  [
    'public class A implements Comparable { public String compareTo(Object o) { return null; } }',
    'Class A must implement the method: Integer Comparable.compareTo(Object)',
  ],
  [
    'public class A implements Comparable { public Integer compareTo(A o) { return 0; } }',
    'Class A must implement the method: Integer Comparable.compareTo(Object)',
  ],
  [
    'public abstract class A { protected abstract Integer m(); class B extends A { } }',
    'Class A.B must implement the abstract method: Integer A.m()',
  ],
  [
    'public abstract class A { public abstract Integer m(); class B extends A { public Integer m() { return 1; } } }',
    'Method must use the override keyword: Integer A.B.m()',
  ],
  [
    'public virtual class A { public void m() { } class B extends A { public override void m() { } } }',
    'Non-virtual, non-abstract methods cannot be overridden: void A.m()',
  ],
  [
    'public virtual class A { public virtual void m() { } class B extends A { protected override void m() { } } }',
    'Cannot reduce the visibility of method: void A.B.m()',
  ],
  [
    'public virtual class A { public virtual void m() { } class B extends A { public override Integer m() { return 1; } } }',
    'Method return types clash: Integer A.B.m() vs void A.m() from the type A',
  ],
  ['public class A { override void m() { } }', 'Method does not override an ancestor method: void A.m()'],
  [
    'public virtual class A { public A(Integer i) { } class B extends A { } }',
    'No default constructor available in super type: A',
  ],
  [
    'public virtual class A { public A(Integer i) { } class B extends A { B() { } } }',
    'No default constructor available in super type: A',
  ],
  [
    'public virtual class A { class B extends A { B() { Integer i; super(); } } }',
    "Call to 'super()' must be the first statement in a constructor method",
  ],
  ['public class A { void m() { this(); } }', "Call to 'this()' must be the first statement in a constructor method"],
  [
    'public class A { public A(Integer i) { } A(Integer j) { } }',
    'Constructor already defined: [A].<Constructor>(Integer)',
  ],
  ['public class A extends Exception { }', "Classes extending Exception must have a name ending in 'Exception': A"],
  ['public class AException { }', 'Exception class must extend another Exception class: AException'],
  ['public class A { static void m() { super.toString(); } }', 'super cannot be referenced from a static context'],
  [
    'public class O { class A implements Database.Batchable<SObject> { public Database.QueryLocator start(Database.BatchableContext c) { return null; } public void execute(Database.BatchableContext c, List<SObject> l) { } public void finish(Database.BatchableContext c) { } } }',
    'Only top-level classes can implement Database.Batchable<SObject>',
  ],
]);

accepts('unit', [
  'public class A implements Database.Batchable<SObject> { public Database.QueryLocator start(Database.BatchableContext c) { return null; } public void execute(Database.BatchableContext c, List<Account> l) { } public void finish(Database.BatchableContext c) { } }',
  'public virtual class A { public A(Integer i) { } class B extends A { B() { super(1); } B(Integer i) { this(); } } }',
  'public virtual class A { public static void m() { } private void n() { } class B extends A { private void n() { } } }',
  'public class AException extends Exception { public override String getMessage() { return null; } }',
  'public class A { public Boolean equals(Object o) { return true; } public Integer hashCode() { return 1; } public override String toString() { return null; } }',
]);

test('classes of the source hide those of the platform, but not in what the platform itself says', () => {
  const problems = problemsOf(
    'public class HttpRequest { }',
    'public class Type { }',
    'public class A implements HttpCalloutMock { public HttpResponse respond(System.HttpRequest r) { String s = A.class.getName(); return null; } }',
    'public class B implements HttpCalloutMock { public HttpResponse respond(HttpRequest r) { return null; } }',
  );
  assert.deepEqual(problems, [
    '1:14: Class B must implement the method: HttpResponse HttpCalloutMock.respond(System.HttpRequest)',
  ]);
});
