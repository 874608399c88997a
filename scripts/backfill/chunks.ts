import type Stripe from 'stripe';
import { compactJson } from './customerRecord.ts';
import type { StripeSource } from './stripeSource.ts';

/** A request of an org takes 6 MB of memory in all, and JSON grows when it is read: this leaves it room. */
const MOST_BYTES = 700_000;
const MOST_CUSTOMERS = 25;

/** Customers that are sent to the org in one request. */
export interface Chunk {
  /** The JSON of each customer. */
  readonly customers: readonly string[];
  readonly invoices: number;
  /** Id of the last customer: where a run that stops goes on. */
  readonly cursor: string;
  /** Milliseconds on the clock of `performance.now()` when Stripe was first asked for any of it. */
  readonly askedAt: number;
}

/** Reads customers, several at a time, and packs them into chunks that an org can take. */
export async function* readChunks(source: StripeSource, after: string | undefined): AsyncGenerator<Chunk> {
  for await (const page of source.customerPages(after, MOST_CUSTOMERS)) {
    const askedAt = performance.now();
    const records = await Promise.all(page.map((customer) => source.read(customer)));
    const packed = records.map((record) => ({
      id: record.customer.id,
      json: compactJson(record),
      invoices: record.invoices.length,
    }));
    yield* pack(packed, askedAt);
  }
}

interface Packed {
  id: Stripe.Customer['id'];
  json: string;
  invoices: number;
}

function* pack(records: readonly Packed[], askedAt: number): Generator<Chunk> {
  let open: Packed[] = [];
  let bytes = 0;
  for (const record of records) {
    const size = Buffer.byteLength(record.json);
    if (open.length > 0 && bytes + size > MOST_BYTES) {
      yield close(open, askedAt);
      [open, bytes] = [[], 0];
    }
    open.push(record);
    bytes += size;
  }
  if (open.length > 0) yield close(open, askedAt);
}

function close(records: readonly Packed[], askedAt: number): Chunk {
  return {
    customers: records.map(({ json }) => json),
    invoices: records.reduce((sum, { invoices }) => sum + invoices, 0),
    cursor: records.at(-1)?.id ?? '',
    askedAt,
  };
}
