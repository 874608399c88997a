import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Org } from '../local-org/org.ts';

const sources = ['force-app/main', 'config/subscriber'];

/** Runs the step of the matching ladder for a customer's address, beside other Accounts with addresses. */
function matchIn(features: readonly string[], addresses: readonly string[]): string {
  const reports: string[] = [];
  const org = new Org({ sources, features, database: ':memory:', onDebug: (line) => reports.push(line) });
  const accounts = addresses.map((address) => `new Account(Name = 'Ann', PersonEmail = '${address}')`);
  org.setUp(`
    ${accounts.length === 0 ? '' : `insert as system new List<Account>{ ${accounts.join(', ')} };`}
    MatchSubject subject = new MatchSubject('cus_1', 'Ann@Home.Example', null);
    new PersonAccountStep().find(new List<MatchSubject>{ subject });
    System.debug('found ' + subject.candidates.size() + (subject.accountId() == null ? ', chose none' : ', chose one'));
  `);
  org.close();
  return reports.find((line) => line.includes('found ')) ?? reports.join('\n');
}

test('a person account is found by its e-mail address, and only one is taken', () => {
  const persons = ['PersonAccounts'];
  assert.match(matchIn(persons, ['ann@home.example', 'bob@home.example']), /found 1, chose one/);
  assert.match(matchIn(persons, ['ann@home.example', 'ANN@home.example']), /found 2, chose none/);
  assert.match(matchIn(persons, ['bob@home.example']), /found 0, chose none/);
});

test('an org without person accounts is not asked for them', () => {
  assert.match(matchIn([], []), /found 0, chose none/);
});
