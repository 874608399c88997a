import { Connection } from '@jsforce/jsforce-node';
import { runningSession, runningSessions, type RunningSession } from '../local-org/engine/sessions.ts';

/** Where `npm start` keeps its data unless told otherwise. */
const defaultData = '.local-org/org.db';

/** Name by which the scripts know the running local org, besides the orgs of the Salesforce CLI. */
export const localOrgName = 'local';

/** API version that the scripts speak. */
const apiVersion = '67.0';

/** How to reach an org with a token that is at hand. */
export interface OrgSession {
  readonly url: string;
  readonly accessToken: string;
  readonly username: string;
}

/**
 * Connects to an org.
 * @param targetOrg user name or alias that the Salesforce CLI knows, or `local` for the local org that is running
 * @throws Error that says how to log in, when there is no such org
 */
export async function connect(targetOrg: string): Promise<Connection> {
  if (targetOrg === localOrgName) return connectWithToken(localSession());
  // Loaded when it is needed: it takes a second.
  const { Org } = await import('@salesforce/core');
  try {
    const org = await Org.create({ aliasOrUsername: targetOrg });
    return org.getConnection();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `No connection to the org '${targetOrg}': ${reason} Log in with 'npx sf org login web --alias ${targetOrg}', or use '--target-org local'.`,
      { cause: error },
    );
  }
}

/** Connects with a token that is at hand, without touching the Salesforce CLI's own list of orgs. */
export function connectWithToken({ url, accessToken }: OrgSession): Connection {
  return new Connection({ instanceUrl: url, accessToken, version: apiVersion });
}

/**
 * The local org that is running: of several the one with the usual data file, else the newest.
 * @throws Error that says how to start one
 */
export function localSession(): RunningSession {
  const session = runningSession(defaultData) ?? runningSessions()[0];
  if (!session) throw new Error(`No local org is running here: start one with 'npm start'.`);
  return session;
}
