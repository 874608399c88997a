import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { TestOrg, at } from './testOrg.ts';

let org: TestOrg;
before(async () => {
  org = await TestOrg.start();
});
after(() => org.close());

const create = async (object: string, fields: Record<string, unknown>): Promise<string> => {
  const { status, body } = await org.api('POST', `/sobjects/${object}`, fields);
  assert.equal(status, 201, JSON.stringify(body));
  return String(at(body, 'id'));
};

test('without a valid token everything but REST resources is refused', async () => {
  const refused = [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }];
  for (const authorization of ['', 'Bearer nobody']) {
    const { status, body } = await org.api('GET', '/limits', undefined, { authorization });
    assert.equal(status, 401);
    assert.deepEqual(body, refused);
  }
});

test('unknown addresses, wrong methods and broken JSON are told apart', async () => {
  assert.equal((await org.api('GET', '/nowhere')).status, 404);
  assert.equal((await org.api('PUT', '/sobjects/Account')).status, 405);
  const { status, body } = await org.api('POST', '/sobjects/Account', '{broken');
  assert.equal(status, 400);
  assert.equal(at(body, 0, 'errorCode'), 'JSON_PARSER_ERROR');
});

test('a query answers with just the selected columns, parents as objects', async () => {
  const account = await create('Account', { Name: 'Columns Inc.' });
  const id = await create('Parcel__c', { Name: 'P1', Account__c: account, Weight__c: 2.5 });
  const { body } = await org.query(`SELECT Name, Weight__c, Account__r.Name FROM Parcel__c WHERE Id = '${id}'`);
  assert.deepEqual(at(body, 'records', 0), {
    attributes: { type: 'Parcel__c', url: `/services/data/v67.0/sobjects/Parcel__c/${id}` },
    Name: 'P1',
    Weight__c: 2.5,
    Account__r: {
      attributes: { type: 'Account', url: `/services/data/v67.0/sobjects/Account/${account}` },
      Name: 'Columns Inc.',
    },
  });
  const children = await org.query(`SELECT (SELECT Name FROM Parcels__r) FROM Account WHERE Id = '${account}'`);
  assert.deepEqual(Object.keys(at(children.body, 'records', 0) as object), ['attributes', 'Parcels__r']);
  assert.equal(at(children.body, 'records', 0, 'Parcels__r', 'records', 0, 'Name'), 'P1');
});

test('dates and times are written as the platform writes them', async () => {
  const id = await create('Account', { Name: 'Time' });
  const { body } = await org.query(`SELECT CreatedDate FROM Account WHERE Id = '${id}'`);
  assert.match(String(at(body, 'records', 0, 'CreatedDate')), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/);
});

test('an upsert by external id creates once and updates then', async () => {
  const address = '/sobjects/Parcel__c/Code__c/up-1';
  const first = await org.api('PATCH', address, { Name: 'first' });
  const second = await org.api('PATCH', address, { Name: 'second' });
  assert.deepEqual([first.status, at(first.body, 'created')], [201, true]);
  assert.deepEqual([second.status, at(second.body, 'created')], [200, false]);
  assert.equal(at((await org.api('GET', address)).body, 'Name'), 'second');
});

test('a value that is taken is refused with the field', async () => {
  await create('Parcel__c', { Name: 'one', Code__c: 'taken' });
  const { status, body } = await org.api('POST', '/sobjects/Parcel__c', { Name: 'two', Code__c: 'TAKEN' });
  assert.equal(status, 400);
  assert.equal(at(body, 0, 'errorCode'), 'DUPLICATE_VALUE');
});

test('a deleted record is gone for readers and told to writers', async () => {
  const id = await create('Parcel__c', { Name: 'gone' });
  assert.equal((await org.api('DELETE', `/sobjects/Parcel__c/${id}`)).status, 204);
  assert.equal((await org.api('GET', `/sobjects/Parcel__c/${id}`)).status, 404);
  const { status, body } = await org.api('PATCH', `/sobjects/Parcel__c/${id}`, { Name: 'back' });
  assert.deepEqual([status, at(body, 0, 'errorCode')], [404, 'ENTITY_IS_DELETED']);
});

test('an all-or-none composite request takes everything back', async () => {
  const part = (referenceId: string, body: unknown): unknown => ({
    method: 'POST',
    url: '/services/data/v67.0/sobjects/Parcel__c',
    referenceId,
    body,
  });
  const compositeRequest = [part('good', { Name: 'composite' }), part('bad', { Nope: 1 })];
  const { body } = await org.api('POST', '/composite', { allOrNone: true, compositeRequest });
  assert.equal(at(body, 'compositeResponse', 0, 'body', 0, 'errorCode'), 'PROCESSING_HALTED');
  assert.equal(at(body, 'compositeResponse', 1, 'body', 0, 'errorCode'), 'INVALID_FIELD');
  assert.equal(at((await org.query("SELECT COUNT() FROM Parcel__c WHERE Name = 'composite'")).body, 'totalSize'), 0);
});

test('a part that refers to a refused one is refused, and quotes in an answer do no harm', async () => {
  const part = (referenceId: string, body: Record<string, unknown>) => ({
    method: 'POST',
    url: '/services/data/v67.0/sobjects/Account',
    referenceId,
    body,
  });
  const name = 'The "Quoted" Company';
  const id = await create('Account', { Name: name });
  const compositeRequest = [
    part('bad', { Nope: 1 }),
    part('after', { Name: 'x', ParentId: '@{bad.id}' }),
    { method: 'GET', url: `/services/data/v67.0/sobjects/Account/${id}`, referenceId: 'quoted' },
    part('copy', { Name: '@{quoted.Name}' }),
  ];
  const { body } = await org.api('POST', '/composite', { compositeRequest });
  const statuses = [0, 1, 2, 3].map((index) => at(body, 'compositeResponse', index, 'httpStatusCode'));
  assert.deepEqual(statuses, [400, 400, 200, 201], JSON.stringify(body));
  assert.equal(at(body, 'compositeResponse', 1, 'body', 0, 'errorCode'), 'PROCESSING_HALTED');
  const copied = String(at(body, 'compositeResponse', 3, 'body', 'id'));
  assert.equal(at((await org.api('GET', `/sobjects/Account/${copied}`)).body, 'Name'), name);
});

test('several records are read at once, in the order of their ids', async () => {
  const [first, second] = [await create('Account', { Name: 'R1' }), await create('Account', { Name: 'R2' })];
  const nobody = `${first.slice(0, 9)}zzzzzz`;
  const ids = [second, nobody, first];
  const sent = await org.api('POST', '/composite/sobjects/Account', { ids, fields: ['Name'] });
  const asked = await org.api('GET', `/composite/sobjects/Account?ids=${ids.join(',')}&fields=Name`);
  for (const { status, body } of [sent, asked]) {
    assert.equal(status, 200, JSON.stringify(body));
    assert.deepEqual([at(body, 0, 'Name'), at(body, 1), at(body, 2, 'Name')], ['R2', null, 'R1']);
  }
});

test('what the platform writes itself is refused by name', async () => {
  const id = await create('Account', { Name: 'Fixed' });
  const dated = await org.api('PATCH', `/sobjects/Account/${id}`, { CreatedDate: '2020-01-01T00:00:00Z' });
  assert.deepEqual([dated.status, at(dated.body, 0, 'errorCode')], [400, 'INVALID_FIELD_FOR_INSERT_UPDATE']);
  assert.match(String(at(dated.body, 0, 'message')), /CreatedDate/);
  const named = await org.api('PATCH', `/sobjects/Account/${id}`, { Id: id, Name: 'x' });
  assert.deepEqual([named.status, at(named.body, 0, 'errorCode')], [400, 'INVALID_FIELD']);
});

test('a composite request uses earlier answers; a tree creates children', async () => {
  const compositeRequest = [
    { method: 'POST', url: '/services/data/v67.0/sobjects/Account', referenceId: 'a', body: { Name: 'Ref' } },
    {
      method: 'POST',
      url: '/services/data/v67.0/sobjects/Parcel__c',
      referenceId: 'p',
      body: { Name: 'ref', Account__c: '@{a.id}' },
    },
  ];
  const { body } = await org.api('POST', '/composite', { compositeRequest });
  assert.equal(at(body, 'compositeResponse', 1, 'httpStatusCode'), 201);
  const child = { attributes: { type: 'Parcel__c', referenceId: 'c' }, Name: 'leaf' };
  const records = [
    { attributes: { type: 'Account', referenceId: 'r' }, Name: 'Root', Parcels__r: { records: [child] } },
  ];
  const tree = await org.api('POST', '/composite/tree/Account', { records });
  assert.equal(tree.status, 201);
  const leaf = await org.query("SELECT Account__r.Name FROM Parcel__c WHERE Name = 'leaf'");
  assert.equal(at(leaf.body, 'records', 0, 'Account__r', 'Name'), 'Root');
});

test('a search finds records by their name', async () => {
  const id = await create('Account', { Name: 'Zephyr Sails' });
  const sosl = encodeURIComponent('FIND {zephyr} IN NAME FIELDS RETURNING Account(Id, Name)');
  const { body } = await org.api('GET', `/search?q=${sosl}`);
  assert.deepEqual(at(body, 'searchRecords', 0, 'Id'), id);
});

test('a long result comes in pages', async () => {
  const rows = Array.from({ length: 200 }, (_, index) => ({ attributes: { type: 'Account' }, Name: `Page ${index}` }));
  for (let page = 0; page < 2; page++) await org.api('POST', '/composite/sobjects', { records: rows });
  const soql = encodeURIComponent("SELECT Name FROM Account WHERE Name LIKE 'Page %'");
  const options = { 'sforce-query-options': 'batchSize=200' };
  const first = await org.api('GET', `/query?q=${soql}`, undefined, options);
  assert.deepEqual([at(first.body, 'totalSize'), at(first.body, 'done')], [400, false]);
  const second = await org.send('GET', String(at(first.body, 'nextRecordsUrl')), undefined, options);
  assert.deepEqual([(at(second.body, 'records') as unknown[]).length, at(second.body, 'done')], [200, true]);
});

test('a bulk upsert tells good rows from bad ones', async () => {
  const account = await create('Account', { Name: 'Bulk' });
  const job = await org.api('POST', '/jobs/ingest', {
    object: 'Parcel__c',
    operation: 'upsert',
    externalIdFieldName: 'Code__c',
  });
  const address = `/jobs/ingest/${String(at(job.body, 'id'))}`;
  const csv = `Code__c,Name,Weight__c,Account__c\nb1,"a, ""quoted""\nname",1.5,${account}\nb2,bad,heavy,\n`;
  assert.equal((await org.api('PUT', `${address}/batches`, csv, { 'content-type': 'text/csv' })).status, 201);
  await org.api('PATCH', address, { state: 'UploadComplete' });
  const done = await org.until(address, (body) => at(body, 'state') === 'JobComplete');
  assert.deepEqual([at(done, 'numberRecordsProcessed'), at(done, 'numberRecordsFailed')], [2, 1]);
  assert.match(String((await org.api('GET', `${address}/failedResults`)).body), /INVALID_TYPE_ON_FIELD_IN_RECORD/);
  const { body } = await org.query("SELECT Name FROM Parcel__c WHERE Code__c = 'b1'");
  assert.equal(at(body, 'records', 0, 'Name'), 'a, "quoted"\nname');
});

test('a REST resource answers as its Apex says, and its failures keep their secrets', async () => {
  const posted = await org.send('POST', '/services/apexrest/parcels/7', '"raw"');
  assert.deepEqual([posted.status, posted.body, posted.headers.get('x-parcel')], [202, 'raw', '/parcels/7']);
  assert.equal((await org.send('DELETE', '/services/apexrest/parcels/7')).status, 405);
  const failed = await org.send('GET', '//services/apexrest/parcels/7');
  assert.equal(failed.status, 500);
  assert.equal(at(failed.body, 0, 'errorCode'), 'APEX_ERROR');
  assert.equal((await org.send('POST', '/services/apexrest/parcels/7', 'x', { authorization: '' })).status, 403);
});

test('what the local org can not do fails that request alone: told by name, nothing written, and the org goes on', async () => {
  const unsupported = await org.send('PUT', '/services/apexrest/parcels/7');
  assert.equal(unsupported.status, 500);
  assert.match(String(at(unsupported.body, 0, 'message')), /Schema\.describeTabs/);
  const tooDeep = await org.send('PATCH', '/services/apexrest/parcels/7');
  assert.equal(tooDeep.status, 500);
  assert.match(String(at(tooDeep.body, 0, 'message')), /stack depth/);
  const { body } = await org.query("SELECT COUNT() FROM Parcel__c WHERE Name = 'half'");
  assert.equal(at(body, 'totalSize'), 0);
  assert.equal((await org.send('POST', '/services/apexrest/parcels/7', '"raw"')).status, 202);
});

test('the clock runs on the way what falls due, each at its time', async () => {
  await org.exec("System.schedule('hourly', '0 0 * * * ?', new HourlyCount());");
  const start = Date.parse(String(at((await org.send('GET', '/local-org/status')).body, 'clock')));
  await org.send('POST', '/local-org/clock', { advance: 'P2D' });
  const { body } = await org.query("SELECT Name FROM Parcel__c WHERE Name LIKE '20%:00' ORDER BY Name");
  const hours = (at(body, 'records') as { Name: string }[]).map(({ Name }) => Name);
  assert.equal(hours.length, 48);
  const first = (Math.floor(start / 3_600_000) + 1) * 3_600_000;
  assert.deepEqual(
    hours,
    hours.map((_, index) => new Date(first + index * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')),
  );
});

test('the clock refuses what is no time, and the past', async () => {
  assert.equal((await org.send('POST', '/local-org/clock', { advance: 'soon' })).status, 400);
  assert.equal((await org.send('POST', '/local-org/clock', { now: '2020-01-01T00:00:00Z' })).status, 400);
});
