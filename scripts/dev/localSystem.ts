import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { backfill } from '../backfill/backfill.ts';
import { OrgTarget } from '../backfill/orgTarget.ts';
import type { Progress } from '../backfill/backfill.ts';
import { connectToStripe } from '../backfill/stripeConnection.ts';
import { setupApex } from '../install/setupApex.ts';
import { prepareDataFile, type DataFile } from '../local-org/engine/dataFile.ts';
import { startOrg, type RunningLocalOrg } from '../local-org/engine/startOrg.ts';
import { startSimulator, type RunningSimulator } from '../stripe-simulator/index.ts';
import { connectWithToken } from '../target-org/connect.ts';
import { webhookPath } from '../target-org/webhookPath.ts';
import { nextFreePort } from './freePort.ts';
import type { StartOptions } from './startOptions.ts';

const realStripe = 'https://api.stripe.com';
/** Where an org without any Stripe asks: a made-up key has no business at the real one. */
const noStripe = 'https://api.stripe.invalid';
const demoCustomers = 200;

/** What a running system tells those who want to use it. */
export interface SystemAddress {
  readonly url: string;
  readonly accessToken: string;
  readonly username: string;
  readonly webhookUrl: string;
  readonly webhookSecret: string;
  readonly stripeApiBase: string;
  readonly pid: number;
}

/** Hears how the start goes on. */
export interface StartListener {
  readonly onProgress: (progress: Progress) => void;
  readonly onReport: (line: string) => void;
  readonly onCrash: (error: Error) => void;
}

/** A local org with its Stripe, up and connected. */
export class LocalSystem {
  readonly address: SystemAddress;
  readonly #org: RunningLocalOrg;
  readonly #stripe: RunningSimulator | undefined;

  private constructor(address: SystemAddress, org: RunningLocalOrg, stripe: RunningSimulator | undefined) {
    this.address = address;
    this.#org = org;
    this.#stripe = stripe;
  }

  /** Stripe first, then the org that asks it, then the history, then the webhooks. */
  static async start(options: StartOptions, listener: StartListener): Promise<LocalSystem> {
    const data = await prepareDataFile(options.data);
    const isNew = options.isFresh || !existsSync(data) || existsSync(unfinishedMark(data));
    if (isNew) beginAnew(data);
    const stripe = options.hasLocalStripe ? await startStripe(options) : undefined;
    const stripeApiBase = options.stripeApiBase ?? stripe?.url ?? noStripe;
    const org = await deploy({ ...options, data, isFresh: isNew }, stripeApiBase, stripe, listener);
    const system = new LocalSystem(addressOf(options, org, stripeApiBase), org, stripe);
    try {
      if (stripe && isNew) await loadHistory(system.address, listener);
    } catch (error) {
      await system.close();
      throw error;
    }
    rmSync(unfinishedMark(data), { force: true });
    stripe?.deliverTo(system.address.webhookUrl, system.address.webhookSecret);
    return system;
  }

  async close(): Promise<void> {
    await this.#stripe?.close();
    await this.#org.close();
  }
}

const stripeFile = (data: string): string => data.replace(/(\.db)?$/, '.stripe.db');

/** Lies beside the data until all is there: a start that was broken off is begun anew. */
const unfinishedMark = (data: string): string => data.replace(/(\.db)?$/, '.unfinished');

function beginAnew(data: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(stripeFile(data) + suffix, { force: true });
  writeFileSync(unfinishedMark(data), '');
}

async function startStripe({ port, data }: StartOptions): Promise<RunningSimulator> {
  const stripePort = port === 0 ? 0 : await nextFreePort(port + 1);
  return startSimulator({ port: stripePort, data: stripeFile(data), customers: demoCustomers });
}

async function deploy(
  options: StartOptions & { readonly data: DataFile },
  stripeApiBase: string,
  stripe: RunningSimulator | undefined,
  listener: StartListener,
): Promise<RunningLocalOrg> {
  const starting = startOrg({
    sources: ['force-app', 'config/subscriber'],
    data: options.data,
    port: options.port,
    fresh: options.isFresh,
    setupApex: firstApex(options),
    redirects: stripeApiBase === realStripe ? {} : { [realStripe]: stripeApiBase },
    pageCache: '.local-org/pages',
    onReport: listener.onReport,
    onClockMoved: (now) => stripe?.travelTo(now),
    onCrash: listener.onCrash,
  });
  try {
    return await starting;
  } catch (error) {
    await stripe?.close();
    throw error;
  }
}

/** Sets the package up; beside demo data there are also people to look at it as. */
function firstApex({ mode, webhookSecret, hasLocalStripe }: StartOptions): string {
  const setup = setupApex({ mode, webhookSecret, key: `sk_${mode}_local` });
  return hasLocalStripe ? `${setup}\n${readFileSync('config/demo-users.apex', 'utf8')}` : setup;
}

function addressOf(options: StartOptions, org: RunningLocalOrg, stripeApiBase: string): SystemAddress {
  return {
    url: org.url,
    accessToken: org.accessToken,
    username: org.username,
    webhookUrl: org.url + webhookPath,
    webhookSecret: options.webhookSecret,
    stripeApiBase,
    pid: process.pid,
  };
}

async function loadHistory(address: SystemAddress, { onProgress }: StartListener): Promise<void> {
  const target = new OrgTarget(connectWithToken(address));
  const stripe = connectToStripe('sk_test_local', address.stripeApiBase);
  const { failures } = await backfill({ stripe, target, invoicesSince: undefined, onProgress });
  const [first] = failures;
  if (first) throw new Error(`The billing history could not be loaded: ${first.customer}: ${first.reason}`);
}
