import type Stripe from 'stripe';
import { readChunks, type Chunk } from './chunks.ts';
import type { BackfillTarget, RunState } from './orgTarget.ts';
import { StripeSource } from './stripeSource.ts';

/** What a backfill is to do. */
export interface BackfillRequest {
  readonly stripe: Stripe;
  /** Connected account that `stripe` asks for; undefined: the own one. */
  readonly account?: string | undefined;
  /** Without a target everything is read and nothing is written. */
  readonly target: BackfillTarget | undefined;
  /** Seconds since 1970; older invoices are left out. */
  readonly invoicesSince: number | undefined;
  /** Told after each chunk. */
  readonly onProgress: (progress: Progress) => void;
}

/** How far a backfill has come. */
export interface Progress {
  readonly customers: number;
  readonly total: number;
  readonly invoices: number;
  readonly failures: readonly Failure[];
}

/** A customer that the org did not take, and why. */
export interface Failure {
  readonly customer: string;
  readonly reason: string;
}

/**
 * Loads every Stripe customer with its history. What the org already has stays as it is, so a second run changes
 * nothing; a run that was stopped goes on after the last customer that was loaded.
 */
export async function backfill(request: BackfillRequest): Promise<Progress> {
  const { stripe, target } = request;
  const total = await countCustomers(stripe);
  let run = target && ((await target.unfinishedRun()) ?? (await target.beginRun(total)));
  const source = await StripeSource.open(stripe, request.invoicesSince);
  const failures: Failure[] = [];
  let customers = run?.processed ?? 0;
  let invoices = 0;
  for await (const chunk of readChunks(source, run?.cursor)) {
    const failed = target ? await send(target, chunk, request) : [];
    failures.push(...failed);
    customers += chunk.customers.length;
    invoices += chunk.invoices;
    run = run && advanced(run, chunk, failed);
    if (target && run) await target.saveRun(run);
    request.onProgress({ customers, total, invoices, failures });
  }
  if (target && run) await target.endRun(run);
  return { customers, total, invoices, failures };
}

/** Sends a chunk; one that is refused is sent in halves until only the customers that can't be taken are left. */
async function send(target: BackfillTarget, chunk: Chunk, request: BackfillRequest): Promise<Failure[]> {
  try {
    await target.load(bodyOf(chunk, request));
    return [];
  } catch (error) {
    const [only, ...others] = chunk.customers;
    if (only !== undefined && others.length === 0) {
      return [{ customer: chunk.cursor, reason: error instanceof Error ? error.message : String(error) }];
    }
    const middle = Math.ceil(chunk.customers.length / 2);
    const halves = [chunk.customers.slice(0, middle), chunk.customers.slice(middle)];
    const failures: Failure[] = [];
    for (const customers of halves)
      failures.push(...(await send(target, { ...chunk, customers, cursor: lastId(customers) }, request)));
    return failures;
  }
}

/** JSON as the package's backfill address takes it; the customers are JSON already. */
function bodyOf({ askedAt, customers }: Chunk, { account, invoicesSince }: BackfillRequest): string {
  const head = {
    account: account ?? null,
    age: Math.ceil((performance.now() - askedAt) / 1000),
    invoices_since: invoicesSince ?? null,
  };
  return `${JSON.stringify(head).slice(0, -1)},"customers":[${customers.join(',')}]}`;
}

function lastId(customers: readonly string[]): string {
  const { customer } = JSON.parse(customers.at(-1) ?? '{}') as { customer?: { id: string } };
  return customer?.id ?? '';
}

function advanced(run: RunState, chunk: Chunk, failed: readonly Failure[]): RunState {
  return {
    ...run,
    cursor: chunk.cursor,
    processed: run.processed + chunk.customers.length,
    failed: run.failed + failed.length,
    message: [run.message, ...failed.map(({ customer, reason }) => `${customer}: ${reason}`)]
      .filter(Boolean)
      .join('\n'),
  };
}

async function countCustomers(stripe: Stripe): Promise<number> {
  let count = 0;
  await stripe.customers.list({ limit: 100 }).autoPagingEach(() => void count++);
  return count;
}
