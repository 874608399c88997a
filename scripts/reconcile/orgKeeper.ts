import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '@jsforce/jsforce-node';
import type { MirrorKeeper, RunOutcome } from './mirror.ts';

const path = '/services/apexrest/stripe/reconcile';
/** As many as the org takes in one request. */
const mostCustomers = 200;
const pollMilliseconds = 1000;
const patienceMilliseconds = 10 * 60_000;

/** The package in an org, as far as a reconcile writes to it. */
export class OrgKeeper implements MirrorKeeper {
  readonly #connection: Connection;
  readonly #account: string | undefined;

  /** @param account connected account whose customers are looked at; undefined: the own one */
  constructor(connection: Connection, account?: string) {
    this.#connection = connection;
    this.#account = account;
  }

  async lookAgain(customerIds: readonly string[]): Promise<void> {
    for (let start = 0; start < customerIds.length; start += mostCustomers) {
      const customers = customerIds.slice(start, start + mostCustomers);
      const body = JSON.stringify({ customers, account: this.#account });
      const url = this.#connection.instanceUrl + path;
      const answer = await this.#connection.request<{ events: string[] } | string>({
        method: 'POST',
        url,
        body,
        headers: { 'content-type': 'application/json' },
      });
      const { events } = typeof answer === 'string' ? (JSON.parse(answer) as { events: string[] }) : answer;
      await this.#workedOn(events);
    }
  }

  async beginRun(): Promise<string> {
    const row = { Kind__c: 'Reconcile', Status__c: 'Running', Started_At__c: new Date().toISOString() };
    const result = await this.#connection.sobject('Sync_Run__c').create(row);
    if (!result.success) throw new Error(`The org did not take the run: ${JSON.stringify(result.errors)}`);
    return result.id;
  }

  async endRun(runId: string, { customers, tallies, found, remaining }: RunOutcome): Promise<void> {
    const repaired = [...tallies.values()].reduce((sum, each) => sum + each.repaired, 0);
    await this.#update(runId, {
      Status__c: 'Done',
      Processed__c: customers,
      Drift_Found__c: found.length,
      Drift_Repaired__c: repaired,
      Report__c: JSON.stringify(Object.fromEntries(tallies)),
      Message__c: `${customers} customers compared, ${found.length} differences found, ${remaining.length} left`,
    });
  }

  async failRun(runId: string, message: string): Promise<void> {
    await this.#update(runId, { Status__c: 'Failed', Message__c: message.slice(0, 4000) });
  }

  async #update(runId: string, fields: Record<string, unknown>): Promise<void> {
    const row = { Id: runId, Finished_At__c: new Date().toISOString(), ...fields };
    await this.#connection.sobject('Sync_Run__c').update(row);
  }

  /** Waits until the queue has tried every event once; what it tries again later shows as not repaired. */
  async #workedOn(eventIds: readonly string[]): Promise<void> {
    const giveUpAt = performance.now() + patienceMilliseconds;
    const list = eventIds.map((id) => `'${id.replace(/[^\w:-]/g, '')}'`).join(', ');
    const soql = `SELECT COUNT() FROM Stripe_Event__c WHERE Status__c = 'Received' AND Event_Id__c IN (${list})`;
    while ((await this.#connection.query(soql)).totalSize > 0) {
      if (performance.now() > giveUpAt) return;
      await sleep(pollMilliseconds);
    }
  }
}
