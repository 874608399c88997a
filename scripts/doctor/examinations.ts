import { asJsonMap, type AnyJson } from '@salesforce/ts-types';
import { ill, warning, well, type Examination, type Finding, type Patient } from './finding.ts';

/** Without these nothing runs. */
const machineSets = ['Stripe_CLV_Webhook_Guest', 'Stripe_CLV_Worker'];
/** Without these nobody sees anything. */
const peopleSets = ['Stripe_CLV_Admin', 'Stripe_CLV_CS_User', 'Stripe_CLV_CS_Lead'];
/** Jobs that the package schedules, without their common beginning: an org can't tell which of them it lacks. */
export const standingJobs = [
  'sweeper 1',
  'sweeper 2',
  'sweeper 3',
  'sweeper 4',
  'daily decay',
  'nightly reconcile',
  'weekly refresh',
];
const jobPrefix = 'Stripe CLV Sync: ';
/** Runs by the clock, whose failure nobody sees at once. */
const runsByTheClock = ['Decay', 'Reconcile', 'Refresh'];
const silenceAfterHours = 26;
const millisecondsPerHour = 3_600_000;

async function countOf(patient: Patient, soql: string): Promise<number> {
  const [row] = await patient.query(soql);
  return Number(row?.total ?? 0);
}

async function packageIsDeployed(patient: Patient): Promise<Finding> {
  const total = await countOf(patient, 'SELECT COUNT(Id) total FROM Stripe_Customer__c');
  return well(`The package is deployed; ${total} Stripe customers are known.`);
}

async function permissionSetsAreAssigned(patient: Patient): Promise<Finding> {
  const names = [...machineSets, ...peopleSets].map((name) => `'${name}'`).join(', ');
  const rows = await patient.query(
    `SELECT PermissionSet.Name name FROM PermissionSetAssignment WHERE PermissionSet.Name IN (${names}) GROUP BY PermissionSet.Name`,
  );
  const assigned = new Set(rows.map((row) => String(row.name)));
  const missing = (sets: readonly string[]): string => sets.filter((name) => !assigned.has(name)).join(', ');
  if (missing(machineSets)) return ill(`No machine user has ${missing(machineSets)}: run 'npm run deploy' again.`);
  if (missing(peopleSets)) return warning(`Nobody has ${missing(peopleSets)}: assign them in Setup.`);
  return well('Every permission set is assigned to somebody.');
}

async function jobsAreScheduled(patient: Patient): Promise<Finding> {
  const rows = await patient.query(
    `SELECT CronJobDetail.Name, State, NextFireTime FROM CronTrigger WHERE CronJobDetail.Name LIKE '${jobPrefix}%'`,
  );
  const running = rows.filter(
    (row) => row.State === 'WAITING' || row.State === 'ACQUIRED' || row.State === 'EXECUTING',
  );
  if (rows.length === 0) return ill("No job is scheduled: run 'npm run deploy' again.");
  if (running.length < rows.length)
    return ill(`${rows.length - running.length} jobs no longer run: schedule them again.`);
  const names = new Set(rows.map((row) => asJsonMap(row.CronJobDetail as AnyJson)?.Name));
  const missing = standingJobs.filter((job) => !names.has(jobPrefix + job));
  if (missing.length > 0) return ill(`Not scheduled: ${missing.join(', ')}. Run 'npm run deploy' again.`);
  return well(`${running.length} scheduled jobs are waiting for their time.`);
}

async function webhookAnswers(patient: Patient): Promise<Finding> {
  const status = await patient.knockAtWebhook();
  if (status === undefined) return warning("The webhook's address is not known here: tell it with --webhook-url.");
  if (status === 400) return well('The webhook answers, and refuses what is not signed.');
  return ill(
    `The webhook answered an unsigned request with ${status}, not 400: look at the Site and its guest user's access.`,
  );
}

async function eventsArrive(patient: Patient): Promise<Finding> {
  const [row] = await patient.query('SELECT MAX(CreatedDate) latest FROM Stripe_Event__c');
  if (!row?.latest) return warning('No event has arrived yet.');
  const hours = (patient.now().getTime() - Date.parse(String(row.latest))) / millisecondsPerHour;
  const text = `The latest event arrived ${hours.toFixed(1)} hours ago.`;
  return hours > silenceAfterHours ? warning(`${text} Look at the endpoint in Stripe's dashboard.`) : well(text);
}

async function nothingIsStuck(patient: Patient): Promise<Finding> {
  const rows = await patient.query('SELECT Status__c status, COUNT(Id) total FROM Stripe_Event__c GROUP BY Status__c');
  const totals = new Map(rows.map((row) => [String(row.status), Number(row.total)]));
  const dead = totals.get('Dead') ?? 0;
  const waiting = (totals.get('Held') ?? 0) + (totals.get('Retry') ?? 0) + (totals.get('Received') ?? 0);
  if (dead > 0) return ill(`${dead} events are dead: read Error__c of Stripe_Event__c, mend the cause, replay them.`);
  return well(waiting === 0 ? 'No event is waiting.' : `${waiting} events are waiting for their turn.`);
}

async function writesAreAccepted(patient: Patient): Promise<Finding> {
  const total = await countOf(patient, "SELECT COUNT(Id) total FROM Stripe_Effect__c WHERE Status__c = 'Failed'");
  if (total === 0) return well('Every Task and Opportunity could be written.');
  return warning(`${total} writes were refused by the org's own rules: read Error__c of Stripe_Effect__c.`);
}

async function runsSucceed(patient: Patient): Promise<Finding> {
  const kinds = runsByTheClock.map((kind) => `'${kind}'`).join(', ');
  const rows = await patient.query(
    `SELECT Kind__c, Status__c, Message__c FROM Sync_Run__c WHERE Kind__c IN (${kinds}) ORDER BY Started_At__c DESC LIMIT 50`,
  );
  const latest = runsByTheClock.map((kind) => rows.find((row) => row.Kind__c === kind));
  const failed = latest.filter((row) => row?.Status__c === 'Failed');
  if (failed.length === 0) return well('No run by the clock has failed.');
  const reasons = failed.map((row) => `${String(row?.Kind__c)}: ${String(row?.Message__c)}`);
  return warning(`The latest run failed. ${reasons.join('; ')}`);
}

/** Everything the doctor looks at, what others depend on first. */
export const examinations: readonly Examination[] = [
  { name: 'package', examine: packageIsDeployed },
  { name: 'permission sets', examine: permissionSetsAreAssigned },
  { name: 'scheduled jobs', examine: jobsAreScheduled },
  { name: 'runs', examine: runsSucceed },
  { name: 'webhook', examine: webhookAnswers },
  { name: 'latest event', examine: eventsArrive },
  { name: 'event queue', examine: nothingIsStuck },
  { name: 'writes', examine: writesAreAccepted },
];
