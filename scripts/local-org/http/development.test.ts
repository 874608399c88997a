import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import JSZip from 'jszip';
import { TestOrg, at } from './testOrg.ts';

let org: TestOrg;
before(async () => {
  org = await TestOrg.start();
});
after(() => org.close());

const descriptor =
  '<?xml version="1.0" encoding="UTF-8"?><ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>67.0</apiVersion></ApexClass>';
const manifest =
  '<?xml version="1.0" encoding="UTF-8"?><Package xmlns="http://soap.sforce.com/2006/04/metadata"><types><members>Greeting</members><name>ApexClass</name></types><version>67.0</version></Package>';

/** Deploys a class by REST and waits for the end. @returns the deployResult */
async function deploy(source: string, options: Record<string, unknown> = {}): Promise<unknown> {
  const zip = new JSZip()
    .file('package.xml', manifest)
    .file('classes/Greeting.cls', source)
    .file('classes/Greeting.cls-meta.xml', descriptor);
  const form = new FormData();
  form.set('json', JSON.stringify({ deployOptions: options }));
  form.set('file', new Blob([Buffer.from(await zip.generateAsync({ type: 'uint8array' }))]), 'deploy.zip');
  const address = '/services/data/v67.0/metadata/deployRequest';
  const headers = { authorization: `Bearer ${org.org.accessToken}` };
  const started = await fetch(org.org.url + address, { method: 'POST', headers, body: form });
  assert.equal(started.status, 201);
  const id = String(at(await started.json(), 'id'));
  const body = await org.until(`/metadata/deployRequest/${id}`, (now) => at(now, 'deployResult', 'done') === true);
  return at(body, 'deployResult');
}

const greeting = (text: string): string =>
  `public class Greeting { public static String text() { return '${text}'; } }`;

test('a deployed class takes effect at once; a broken one does not', async () => {
  assert.equal(at(await deploy(greeting('hello')), 'status'), 'Succeeded');
  assert.deepEqual(at(await org.exec('System.debug(Greeting.text());'), 'log'), ['USER_DEBUG|[1]|DEBUG|hello']);
  const broken = await deploy('public class Greeting { public static String text() { return missing; } }');
  assert.equal(at(broken, 'status'), 'Failed');
  assert.equal(at(broken, 'details', 'componentFailures', 0, 'fullName'), 'Greeting');
  assert.deepEqual(at(await org.exec('System.debug(Greeting.text());'), 'log'), ['USER_DEBUG|[1]|DEBUG|hello']);
});

test('a validation runs the tests and keeps nothing', async () => {
  const result = await deploy(greeting('other'), { checkOnly: true, testLevel: 'RunLocalTests' });
  assert.deepEqual([at(result, 'numberTestsTotal'), at(result, 'numberTestErrors')], [2, 1]);
  assert.equal(at(result, 'status'), 'Failed');
});

test('a synchronous run of tests tells successes and failures', async () => {
  const { body } = await org.api('POST', '/tooling/runTestsSynchronous', { tests: [{ className: 'ParcelTest' }] });
  assert.deepEqual([at(body, 'numTestsRun'), at(body, 'numFailures')], [2, 1]);
  assert.match(String(at(body, 'failures', 0, 'message')), /Numbers differ/);
});

test('an asynchronous run of tests can be followed by queries', async () => {
  const started = await org.api('POST', '/tooling/runTestsAsynchronous', {
    tests: [{ className: 'ParcelTest', testMethods: ['shouldKeepItsName'] }],
  });
  const id = String(started.body);
  const soql = encodeURIComponent(
    `SELECT Status, MethodsEnqueued FROM ApexTestRunResult WHERE AsyncApexJobId = '${id}'`,
  );
  const done = await org.until(`/tooling/query?q=${soql}`, (body) => at(body, 'records', 0, 'Status') === 'Completed');
  assert.equal(at(done, 'records', 0, 'MethodsEnqueued'), 1);
  const results = await org.query(
    `SELECT MethodName, Outcome, ApexClass.Name FROM ApexTestResult WHERE AsyncApexJobId = '${id}'`,
    'tooling/query',
  );
  assert.equal(at(results.body, 'records', 0, 'Outcome'), 'Pass');
  assert.equal(at(results.body, 'records', 0, 'ApexClass', 'Name'), 'ParcelTest');
});

test('a run of tests that do not exist is refused by name', async () => {
  const { status, body } = await org.api('POST', '/tooling/runTestsAsynchronous', { tests: [{ className: 'NoTest' }] });
  assert.equal(status, 400);
  assert.match(String(at(body, 0, 'message')), /NoTest/);
});

test('anonymous Apex answers by SOAP, with its log; a bad session is a fault', async () => {
  const call = (token: string): string =>
    `<env:Envelope xmlns:env="http://schemas.xmlsoap.org/soap/envelope/"><env:Header><SessionHeader><sessionId>${token}</sessionId></SessionHeader></env:Header><env:Body><executeAnonymous><apexcode>System.debug(&apos;&lt;soap&gt;&apos;);</apexcode></executeAnonymous></env:Body></env:Envelope>`;
  const good = await org.send('POST', '/services/Soap/s/67.0/00D', call(org.org.accessToken));
  assert.match(String(good.body), /<debugLog>USER_DEBUG\|\[1\]\|DEBUG\|&lt;soap&gt;<\/debugLog>/);
  const bad = await org.send('POST', '/services/Soap/s/67.0/00D', call('nobody'));
  assert.equal(bad.status, 500);
  assert.match(String(bad.body), /sf:INVALID_SESSION_ID/);
});
