import type { Connection } from '@jsforce/jsforce-node';

/** How far a run has come; kept in the org, so that it can go on from any machine. */
export interface RunState {
  readonly id: string;
  /** Id of the last Stripe customer that was loaded. */
  readonly cursor: string | undefined;
  readonly processed: number;
  readonly failed: number;
  /** Why customers could not be loaded, a line for each; empty when all were. */
  readonly message: string;
}

/** Where a backfill puts what it reads. */
export interface BackfillTarget {
  /** The run that was begun and not finished, if there is one. */
  unfinishedRun(): Promise<RunState | undefined>;
  beginRun(total: number): Promise<RunState>;
  saveRun(state: RunState): Promise<void>;
  endRun(state: RunState): Promise<void>;
  /**
   * Loads customers, all of them or none.
   * @param body JSON as the package's backfill address takes it
   * @throws Error with the org's answer
   */
  load(body: string): Promise<void>;
}

/** As long as Message__c can be. */
const messageLength = 4000;
const path = '/services/apexrest/stripe/backfill';

interface RunRow {
  Id: string;
  Cursor__c: string | null;
  Processed__c: number | null;
  Failed__c: number | null;
  Message__c: string | null;
}

/** An org with the package. */
export class OrgTarget implements BackfillTarget {
  readonly #connection: Connection;
  /** What the cursors of this account's runs begin with: runs of other accounts are none of its business. */
  readonly #place: string;

  /** @param account connected account whose customers are loaded; undefined: the own one */
  constructor(connection: Connection, account?: string) {
    this.#connection = connection;
    this.#place = account === undefined ? '' : `${account} `;
  }

  async unfinishedRun(): Promise<RunState | undefined> {
    const isOurs = this.#place === '' ? `(NOT Cursor__c LIKE 'acct_% %')` : `Cursor__c LIKE '${this.#place}%'`;
    const soql = `SELECT Id, Cursor__c, Processed__c, Failed__c, Message__c FROM Sync_Run__c
      WHERE Kind__c = 'Backfill' AND Status__c = 'Running' AND Cursor__c != null AND ${isOurs}
      ORDER BY Started_At__c DESC LIMIT 1`;
    const [row] = (await this.#connection.query<RunRow>(soql)).records;
    if (!row) return undefined;
    return {
      id: row.Id,
      cursor: row.Cursor__c?.slice(this.#place.length),
      processed: row.Processed__c ?? 0,
      failed: row.Failed__c ?? 0,
      message: row.Message__c ?? '',
    };
  }

  async beginRun(total: number): Promise<RunState> {
    const row = {
      Kind__c: 'Backfill',
      Status__c: 'Running',
      Started_At__c: new Date().toISOString(),
      Total__c: total,
      Processed__c: 0,
      Failed__c: 0,
    };
    const result = await this.#connection.sobject('Sync_Run__c').create(row);
    if (!result.success) throw new Error(`The org did not take the run: ${JSON.stringify(result.errors)}`);
    return { id: result.id, cursor: undefined, processed: 0, failed: 0, message: '' };
  }

  async saveRun(state: RunState): Promise<void> {
    await this.#update({ Id: state.id, ...this.#progressOf(state) });
  }

  async endRun(state: RunState): Promise<void> {
    await this.#update({
      Id: state.id,
      ...this.#progressOf(state),
      Status__c: state.failed === 0 ? 'Done' : 'Failed',
      Finished_At__c: new Date().toISOString(),
    });
  }

  async load(body: string): Promise<void> {
    const url = this.#connection.instanceUrl + path;
    await this.#connection.request({ method: 'POST', url, body, headers: { 'content-type': 'application/json' } });
  }

  #progressOf({ cursor, processed, failed, message }: RunState): Record<string, unknown> {
    const why = message.length <= messageLength ? message : `${message.slice(0, messageLength - 1)}…`;
    return {
      Cursor__c: cursor === undefined ? null : this.#place + cursor,
      Processed__c: processed,
      Failed__c: failed,
      Message__c: why || null,
    };
  }

  async #update(row: { Id: string } & Record<string, unknown>): Promise<void> {
    await this.#connection.sobject('Sync_Run__c').update(row);
  }
}
