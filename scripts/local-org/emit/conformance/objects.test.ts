import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate } from './apex.ts';

test('a virtual call reaches the subclass, super the ancestor', () => {
  const members = `
    virtual class A { protected Integer x; A(Integer x) { this.x = x; } public virtual Integer v() { return x; } }
    class B extends A { B() { super(7); } public override Integer v() { return super.v() * 2; } }`;
  assert.equal(evaluate('A a = new B(); return a.v();', members), '14');
});

test('field values are set before any constructor runs, so a constructor may call what overrides it', () => {
  const members = `
    abstract class A { public A() { begin(); } protected abstract void begin(); }
    class B extends A { public List<String> log = new List<String>(); protected override void begin() { log.add('begun'); } }`;
  assert.equal(evaluate('return new B().log;', members), '(begun)');
});

test('constructors chain', () => {
  const members = "class P { public String s; P() { this('d'); s += '!'; } P(String s) { this.s = s; } }";
  assert.equal(evaluate('return new P().s;', members), 'd!');
});

test('the nearest overload is called', () => {
  const members = `
    static String f(Object o) { return 'object'; } static String f(Long n) { return 'long'; }
    static String f(Decimal d) { return 'decimal'; } static String f(List<SObject> l) { return 'list'; }`;
  assert.equal(evaluate("return f(1) + f(1.5) + f('x') + f(new List<Account>());", members), 'longdecimalobjectlist');
});

test('properties run their bodies and keep their value', () => {
  const members = `
    class P { public Integer n { get { return n == null ? 0 : n; } set { n = value * 2; } } public Integer m { get; private set; } }
    static String shared { get { if (shared == null) shared = 'made'; return shared; } private set; }`;
  assert.equal(evaluate('P p = new P(); p.n = 4; p.n++; return p.n + shared + p.m;', members), '18madenull');
});

test('an enum knows its values', () => {
  const members = 'enum Season { SPRING, FALL }';
  assert.equal(
    evaluate(
      "return '' + Season.values() + Season.valueOf('fall').ordinal() + Season.FALL.name() + (Season.FALL == Season.SPRING);",
      members,
    ),
    '(SPRING, FALL)1FALLfalse',
  );
});

test('interfaces of the system are implemented with narrower types', () => {
  const members = `
    class ByLength implements Comparator<String> { public Integer compare(String a, String b) { return a.length() - b.length(); } }
    class Three implements Iterable<Integer>, Iterator<Integer> {
      Integer n = 0;
      public Iterator<Integer> iterator() { return this; }
      public Boolean hasNext() { return n < 3; }
      public Integer next() { return n++; }
    }`;
  const body = `
    List<String> words = new List<String>{ 'ccc', 'a', 'bb' }; words.sort(new ByLength());
    Integer sum = 0; for (Integer n : new Three()) sum += n;
    return '' + words + sum;`;
  assert.equal(evaluate(body, members), '(a, bb, ccc)3');
});

test('equals and hashCode of a class decide about keys and ==', () => {
  const members = `
    class Key { String k; Key(String k) { this.k = k; }
      public Boolean equals(Object o) { return o instanceof Key && ((Key) o).k == k; }
      public Integer hashCode() { return k.toLowerCase().hashCode(); } }`;
  const body = `
    Map<Key, Integer> m = new Map<Key, Integer>{ new Key('a') => 1 }; m.put(new Key('A'), 2);
    return m.size() + ',' + m.get(new Key('a')) + ',' + (new Key('x') == new Key('X'));`;
  assert.equal(evaluate(body, members), '1,2,true');
});

test('statics begin when the class is first used, and only once', () => {
  const other =
    'public class Other { public static Integer n = Sample.next(); static { n += 10; } public static Integer get() { return n; } }';
  const members = 'static Integer c = 0; public static Integer next() { return ++c; }';
  assert.equal(
    evaluate("Integer before = c; return before + ',' + Other.get() + ',' + Other.get() + ',' + c;", members, other),
    '0,11,11,1',
  );
});

test('?. and ?? stop at null', () => {
  const members =
    "class N { public N next; public String name = 'n'; public String shout() { return name.toUpperCase(); } }";
  assert.equal(
    evaluate("N n = new N(); return n.next?.next?.name + ',' + (n.next?.shout() ?? n?.shout());", members),
    'null,N',
  );
});

test('?. skips the rest of its chain, up to a closing parenthesis', () => {
  const members = 'class N { public List<String> names; public N next; public N self() { return this; } }';
  assert.equal(evaluate('N n; return n?.self().next.names[0].length();', members), 'null');
  assert.equal(evaluate("N n = new N(); return n.next?.names[0] ?? 'none';", members), 'none');
  assert.throws(() => evaluate('N n; return (n?.self()).next;', members), /NullPointerException/);
});

test('a cast to another type throws', () => {
  assert.equal(
    evaluate("Object o = 'x'; try { return (Integer) o; } catch (TypeException e) { return e.getMessage(); }"),
    'Invalid conversion from runtime type String to Integer',
  );
});

test('numbers are instances of the wider number types', () => {
  assert.equal(
    evaluate(
      "Object o = 1; return (o instanceof Decimal) + ',' + (o instanceof Long) + ',' + (o instanceof String) + ',' + (Decimal) o;",
    ),
    'true,true,false,1',
  );
});

test('a static method can keep the promise of an interface', () => {
  const greeter = 'public interface Greeter { String greet(String name); }';
  const polite =
    "public class Polite implements Greeter { public static String greet(String name) { return 'Hello ' + name; } }";
  assert.equal(evaluate("Greeter g = new Polite(); return g.greet('Ada');", '', greeter, polite), 'Hello Ada');
});
