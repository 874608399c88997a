import { compareWhole } from './compare.ts';
import { tally, type Drift, type DriftKind, type DriftTally } from './drift.ts';
import type { Mirror, MirrorKeeper } from './mirror.ts';
import type { StripeBooks } from './stripeBooks.ts';
import { SuspectSearch, type Compared } from './suspects.ts';

/** What a reconcile is to do. */
export interface ReconcileRequest {
  readonly books: StripeBooks;
  readonly mirror: Mirror;
  /** Keeps the run's record; without one the org is only read. */
  readonly keeper: MirrorKeeper | undefined;
  readonly repair: boolean;
  /** What changed in Stripe more recently may still be on its way. */
  readonly lagMinutes: number;
  readonly now: () => Date;
  readonly onProgress: (compared: Compared) => void;
}

/** What a reconcile found. */
export interface Reconciliation {
  readonly compared: Compared;
  readonly tallies: ReadonlyMap<DriftKind, DriftTally>;
  /** Differences that are there at the end; none after a repair that worked. */
  readonly remaining: readonly Drift[];
  /** Customers that wait for a person to choose their Account. */
  readonly openMatches: number;
}

/** Customers that are looked at closely at a time. */
const batchSize = 20;

/** Compares Stripe with the mirror, has the org repair what differs, and leaves a record of it. */
export async function reconcile(request: ReconcileRequest): Promise<Reconciliation> {
  const runId = await request.keeper?.beginRun();
  try {
    const search = new SuspectSearch(request.books, request.mirror, request.onProgress);
    await search.run();
    const { drift, lag } = await setLagApart(request, await lookClosely(request, [...search.suspects]));
    const remaining = await repair(request, drift);
    const tallies = tally([...drift, ...lag], remaining);
    const { customers } = search.compared;
    if (runId !== undefined) await request.keeper?.endRun(runId, { customers, tallies, found: drift, remaining });
    return { compared: search.compared, tallies, remaining, openMatches: await request.mirror.openMatches() };
  } catch (error) {
    if (runId !== undefined) await request.keeper?.failRun(runId, String(error));
    throw error;
  }
}

/** Reads each customer anew on both sides, so that nothing is told that only changed between two pages. */
async function lookClosely({ books, mirror }: ReconcileRequest, customerIds: readonly string[]): Promise<Drift[]> {
  const drifts: Drift[] = [];
  for (let start = 0; start < customerIds.length; start += batchSize) {
    const ids = customerIds.slice(start, start + batchSize);
    const inStripe = await Promise.all(ids.map((id) => books.whole(id)));
    const mirrored = await mirror.whole(ids);
    drifts.push(...ids.flatMap((id, at) => compareWhole(id, inStripe[at], mirrored.get(id))));
  }
  return drifts;
}

/** What Stripe told of only just now, or what waits in the inbox, is not drift: it is one lag per customer. */
async function setLagApart(
  { books, mirror, lagMinutes, now }: ReconcileRequest,
  drifts: readonly Drift[],
): Promise<{ drift: Drift[]; lag: Drift[] }> {
  const customers = customersOf(drifts);
  if (customers.length === 0) return { drift: [], lag: [] };
  const changed = lagMinutes > 0 ? await books.changedWithin(lagMinutes, now()) : new Set<string>();
  const late = new Set([...changed, ...(await mirror.underWay(customers))]);
  return {
    drift: drifts.filter(({ customerId }) => !late.has(customerId)),
    lag: customers
      .filter((customerId) => late.has(customerId))
      .map((customerId) => ({
        kind: 'TIMING_LAG',
        customerId,
        objectId: customerId,
        inStripe: 'just changed',
        inSalesforce: 'on its way',
      })),
  };
}

/** @returns what differs afterwards */
async function repair(request: ReconcileRequest, drift: readonly Drift[]): Promise<readonly Drift[]> {
  if (!request.repair || !request.keeper || drift.length === 0) return drift;
  const customers = customersOf(drift);
  await request.keeper.lookAgain(customers);
  return lookClosely(request, customers);
}

function customersOf(drifts: readonly Drift[]): string[] {
  return [...new Set(drifts.map(({ customerId }) => customerId))];
}
