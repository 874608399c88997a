import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Org } from '../org.ts';

const org = new Org({
  sources: [],
  database: ':memory:',
  sendCallout: () => ({ ok: false, failure: 'nobody is called' }),
});

/** Runs anonymous Apex. @returns what it logged last, or the exception that ended it */
function run(apex: string): string {
  let last = '';
  const stop = org.listenToLog((line) => (last = line));
  try {
    org.transact({ user: org.users.admin(), quiddity: 'ANONYMOUS' }, () => {
      const block = org.program.executeAnonymous(apex);
      assert.deepEqual(block.problems, []);
      block.run();
    });
  } catch (error) {
    return String(error);
  } finally {
    stop();
  }
  return last;
}

before(() => {
  const rows = "accounts.add(new Account(Name = 'A' + i, Description = 'x'.repeat(20000)));";
  run(`List<Account> accounts = new List<Account>(); for (Integer i = 0; i < 400; i++) { ${rows} } insert accounts;`);
});

after(() => org.close());

test('the rows of a query are on the heap, by the length of their texts', () => {
  const logged = run(
    'List<Account> a = [SELECT Description FROM Account LIMIT 10]; System.debug(Limits.getHeapSize());',
  );
  const size = Number(/(\d+)$/.exec(logged)?.[1]);
  assert.ok(size >= 200_000 && size < 210_000, `ten texts of 20,000 characters, not ${size}`);
});

test('rows that are too large together are refused', () => {
  assert.match(
    run('List<Account> a = [SELECT Description FROM Account];'),
    /System\.LimitException: Apex heap size too large: 80\d{5}/,
  );
});

test('a loop over a query holds some of its rows at a time', () => {
  const loop = 'for (Account a : [SELECT Description FROM Account]) { n++; }';
  assert.match(run(`Integer n = 0; ${loop} System.debug(n);`), /400$/);
});

test('what was let go of is no reason to refuse', () => {
  const once = 'List<Account> a = [SELECT Description FROM Account LIMIT 200]; n += a.size();';
  assert.match(run(`Integer n = 0; for (Integer i = 0; i < 5; i++) { ${once} } System.debug(n);`), /1000$/);
});

test('a text of JSON that is too large is refused', () => {
  assert.match(run("JSON.deserializeUntyped('[' + '1,'.repeat(4000000) + '1]');"), /Apex heap size too large: 8000003/);
});

test('a list that grows without end is stopped before the memory of this process is full', () => {
  const endless = 'List<Integer> numbers = new List<Integer>(); while (true) { numbers.add(1); }';
  assert.match(run(endless), /System\.LimitException: Apex heap size too large: \d{9}/);
});
