import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HostError } from '../../runtime/exceptions.ts';
import { evaluate, problemsOf } from './apex.ts';

test('Datetimes are the same when only their milliseconds differ, and differ as keys', () => {
  const body = `
    Datetime whole = Datetime.newInstance(1538783039000L);
    Datetime part = Datetime.newInstance(1538783039073L);
    return (whole == part) + ' ' + new Set<Datetime>{ whole, part }.size();`;
  assert.equal(evaluate(body), 'true 2');
});

test('an AuraHandledException keeps its message from Apex until it is set', () => {
  const body = `
    AuraHandledException e = new AuraHandledException('for the browser');
    String first = e.getMessage();
    e.setMessage('for all');
    return first + ', ' + e.getMessage();`;
  assert.equal(evaluate(body), 'Script-thrown exception, for all');
});

test('every object gives its type, and tokens have no JSON', () => {
  assert.equal(evaluate('return Account.getSObjectType() == Account.SObjectType;'), 'true');
  assert.equal(
    evaluate("try { return JSON.serialize(Account.Name); } catch (JSONException e) { return 'refused'; }"),
    'refused',
  );
});

test('relationships of an object are the same whenever they are asked for', () => {
  const body = `
    Set<Schema.ChildRelationship> found = new Set<Schema.ChildRelationship>(Account.SObjectType.getDescribe().getChildRelationships());
    return found.containsAll(Account.SObjectType.getDescribe().getChildRelationships());`;
  assert.equal(evaluate(body), 'true');
});

test('code that names flows and scripts compiles; using them is refused by name', () => {
  assert.deepEqual(
    problemsOf(
      'public class Uses { Flow.Interview.Any_Flow interview; DataWeave.Script script; Approval.LockResult lock; }',
    ),
    [],
  );
  assert.equal(evaluate('return Flow.Interview.Any_Flow.class.getName();'), 'Flow.Interview');
  assert.throws(
    () => evaluate("DataWeave.Script s = DataWeave.Script.createScript('x'); return s;"),
    (error) => error instanceof HostError && error.message.startsWith('DataWeave.Script.createScript'),
  );
});

test('headers of change events have a class', () => {
  const body = `
    AccountChangeEvent event = new AccountChangeEvent();
    EventBus.ChangeEventHeader header = new EventBus.ChangeEventHeader();
    header.changeType = 'CREATE';
    event.ChangeEventHeader = header;
    return event.ChangeEventHeader.getChangeType();`;
  assert.equal(evaluate(body), 'CREATE');
});

test('months end on their last day, days and parts roll over, and clocks of before 1970 run alike', () => {
  const body = `
    Datetime lastOfJanuary = Datetime.newInstanceGmt(2028, 1, 31, 23, 59, 58);
    Datetime longAgo = Datetime.newInstanceGmt(1969, 12, 31, 22, 30, 5);
    return String.join(new List<Object>{
      lastOfJanuary.addMonths(1), lastOfJanuary.addMonths(-2), lastOfJanuary.addYears(1), lastOfJanuary.addDays(29),
      Datetime.newInstanceGmt(2027, 14, 30, 25, 61, 0), longAgo.addMonths(2), longAgo.dateGmt() + '|' + longAgo.timeGmt(),
      longAgo.year() + ' ' + longAgo.monthGmt() + ' ' + longAgo.day() + ' ' + longAgo.hourGmt() + ' ' + longAgo.second()
    }, '; ');`;
  assert.equal(
    evaluate(body),
    '2028-02-29 23:59:58; 2027-11-30 23:59:58; 2029-01-31 23:59:58; 2028-02-29 23:59:58; ' +
      '2028-03-02 02:01:00; 1970-02-28 22:30:05; 1969-12-31 00:00:00|22:30:05.000Z; 1969 12 31 22 5',
  );
});
