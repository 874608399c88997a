import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examine, report } from './examine.ts';
import { Org } from '../local-org/org.ts';
import { examinations, standingJobs } from './examinations.ts';
import type { Patient } from './finding.ts';

type Rows = readonly Readonly<Record<string, unknown>>[];

/** An org that answers each object's query with the given rows. */
function patientWith(rowsOf: Record<string, Rows>, webhookStatus: number | undefined = 400): Patient {
  return {
    query: async (soql) => {
      const object = /FROM (\w+)/.exec(soql)?.[1] ?? '';
      const rows = rowsOf[object];
      if (!rows) throw new Error(`sObject type '${object}' is not supported.`);
      return rows;
    },
    knockAtWebhook: async () => webhookStatus,
    now: () => new Date('2026-11-23T12:00:00Z'),
  };
}

const healthy: Record<string, Rows> = {
  Stripe_Customer__c: [{ total: 3 }],
  PermissionSetAssignment: ['Admin', 'CS_User', 'CS_Lead', 'Webhook_Guest', 'Worker'].map((name) => ({
    name: `Stripe_CLV_${name}`,
  })),
  CronTrigger: standingJobs.map((job) => ({ State: 'WAITING', CronJobDetail: { Name: `Stripe CLV Sync: ${job}` } })),
  Sync_Run__c: [],
  Stripe_Event__c: [{ latest: '2026-11-23T11:30:00.000+0000', status: 'Done', total: 4 }],
  Stripe_Effect__c: [{ total: 0 }],
};

test('a healthy org has no finding to worry about', async () => {
  const findings = await examine(patientWith(healthy), examinations);
  assert.deepEqual(
    findings.filter((finding) => finding.state !== 'well'),
    [],
  );
});

test('dead events, silence and unassigned permission sets are told with what to do', async () => {
  const findings = await examine(
    patientWith({
      ...healthy,
      PermissionSetAssignment: [],
      Stripe_Event__c: [{ latest: '2026-11-20T11:30:00.000+0000', status: 'Dead', total: 2 }],
    }),
    examinations,
  );
  assert.match(report(findings), /✖ permission sets +No machine user has Stripe_CLV_Webhook_Guest.*npm run deploy/);
  assert.match(report(findings), /! latest event +The latest event arrived 72\.5 hours ago/);
  assert.match(report(findings), /✖ event queue +2 events are dead/);
});

test('a job that is missing and a run that failed are named', async () => {
  const findings = await examine(
    patientWith({
      ...healthy,
      CronTrigger: (healthy.CronTrigger ?? []).slice(0, 5),
      Sync_Run__c: [
        { Kind__c: 'Reconcile', Status__c: 'Failed', Message__c: 'Stripe answered 403.' },
        { Kind__c: 'Decay', Status__c: 'Done', Message__c: null },
        { Kind__c: 'Decay', Status__c: 'Failed', Message__c: 'That was yesterday.' },
      ],
    }),
    examinations,
  );
  assert.match(report(findings), /✖ scheduled jobs +Not scheduled: nightly reconcile, weekly refresh\./);
  assert.match(report(findings), /! runs +The latest run failed\. Reconcile: Stripe answered 403\.$/m);
});

test('an org without the package is told as such, and the rest is still looked at', async () => {
  const findings = await examine(patientWith({}, undefined), examinations);
  assert.equal(findings.length, examinations.length);
  assert.match(findings[0]?.text ?? '', /Stripe_Customer__c/);
});

test('a webhook that answers anything but 400 is ill', async () => {
  const findings = await examine(patientWith(healthy, 401), examinations);
  assert.equal(findings.find((finding) => finding.name === 'webhook')?.state, 'ill');
});

test('the doctor knows every job that the package schedules', () => {
  const said: string[] = [];
  const org = new Org({ sources: ['force-app/main'], database: ':memory:', onDebug: (line) => said.push(line) });
  org.setUp("System.debug('jobs: ' + String.join(StandingJobs.names(), ', '));");
  org.close();
  assert.match(said.join('\n'), new RegExp(`jobs: ${standingJobs.join(', ')}$`, 'm'));
});
