import type { Connection } from '@jsforce/jsforce-node';

/** How far a run has come; kept in the org, so that it can go on from any machine. */
export interface RunState {
  readonly id: string;
  /** Id of the last Stripe customer that was loaded. */
  readonly cursor: string | undefined;
  readonly processed: number;
  readonly failed: number;
}

/** Where a backfill puts what it reads. */
export interface BackfillTarget {
  /** The run that was begun and not finished, if there is one. */
  unfinishedRun(): Promise<RunState | undefined>;
  beginRun(total: number): Promise<RunState>;
  saveRun(state: RunState): Promise<void>;
  /** @param message what went wrong with the customers that failed; undefined when none did */
  endRun(state: RunState, message: string | undefined): Promise<void>;
  /**
   * Loads customers, all of them or none.
   * @param body JSON as the package's backfill address takes it
   * @throws Error with the org's answer
   */
  load(body: string): Promise<void>;
}

const path = '/services/apexrest/stripe/backfill';

interface RunRow {
  Id: string;
  Cursor__c: string | null;
  Processed__c: number | null;
  Failed__c: number | null;
}

/** An org with the package. */
export class OrgTarget implements BackfillTarget {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async unfinishedRun(): Promise<RunState | undefined> {
    const soql = `SELECT Id, Cursor__c, Processed__c, Failed__c FROM Sync_Run__c
      WHERE Kind__c = 'Backfill' AND Status__c = 'Running' AND Cursor__c != null
      ORDER BY Started_At__c DESC LIMIT 1`;
    const [row] = (await this.#connection.query<RunRow>(soql)).records;
    if (!row) return undefined;
    const { Id: id, Cursor__c: cursor, Processed__c: processed, Failed__c: failed } = row;
    return { id, cursor: cursor ?? undefined, processed: processed ?? 0, failed: failed ?? 0 };
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
    return { id: result.id, cursor: undefined, processed: 0, failed: 0 };
  }

  async saveRun(state: RunState): Promise<void> {
    await this.#update({ Id: state.id, ...progressOf(state) });
  }

  async endRun(state: RunState, message: string | undefined): Promise<void> {
    await this.#update({
      Id: state.id,
      ...progressOf(state),
      Status__c: message === undefined ? 'Done' : 'Failed',
      Finished_At__c: new Date().toISOString(),
      Message__c: message ?? null,
    });
  }

  async load(body: string): Promise<void> {
    const url = this.#connection.instanceUrl + path;
    await this.#connection.request({ method: 'POST', url, body, headers: { 'content-type': 'application/json' } });
  }

  async #update(row: { Id: string } & Record<string, unknown>): Promise<void> {
    await this.#connection.sobject('Sync_Run__c').update(row);
  }
}

function progressOf({ cursor, processed, failed }: RunState): Record<string, unknown> {
  return { Cursor__c: cursor ?? null, Processed__c: processed, Failed__c: failed };
}
