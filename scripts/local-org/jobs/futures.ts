import { ApexList } from '../runtime/collections.ts';
import { apexException } from '../runtime/exceptions.ts';
import { current } from '../runtime/transaction.ts';
import { types } from '../runtime/typeRef.ts';
import type { AsyncApexJobs } from './asyncApexJobs.ts';
import type { JobHost } from './host.ts';
import type { JobTable, WaitingJob } from './jobTable.ts';
import { restoreState } from './restoreState.ts';
import { saveState } from './saveState.ts';
import type { SavedState } from './savedState.ts';

interface FuturePayload {
  readonly className: string;
  readonly methodName: string;
  readonly args: SavedState;
}

/**
 * Methods annotated `@future`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_invoking_future_methods.htm
 */
export class Futures {
  readonly #host: JobHost;
  readonly #table: JobTable;
  readonly #asyncJobs: AsyncApexJobs;

  constructor(host: JobHost, table: JobTable, asyncJobs: AsyncApexJobs) {
    this.#host = host;
    this.#table = table;
    this.#asyncJobs = asyncJobs;
  }

  enqueue(className: string, methodName: string, args: readonly unknown[]): string {
    const { limits, quiddity, user } = current();
    if (quiddity === 'FUTURE' || quiddity === 'BATCH_APEX') {
      const text = `Future method cannot be called from a future or batch method: ${className}.${methodName}`;
      throw apexException('AsyncException', text);
    }
    limits.use('FutureCalls', 1);
    const id = this.#asyncJobs.create({ type: 'Future', className, methodName, userId: user.id });
    const payload: FuturePayload = { className, methodName, args: saveState(new ApexList(types.object, [...args])) };
    const due = this.#host.clock.now();
    const chain = { depth: 1, maximumDepth: 0, retries: 0 };
    this.#table.add({
      id,
      kind: 'future',
      due,
      userId: user.id,
      payload: JSON.stringify(payload),
      signature: '',
      ...chain,
    });
    return id;
  }

  run(job: WaitingJob): void {
    this.#asyncJobs.begin(job.id);
    const { className, methodName, args } = JSON.parse(job.payload) as FuturePayload;
    const list = restoreState(args, this.#host) as ApexList;
    this.#host.program.invokeStatic(className, methodName, list.items);
    this.#asyncJobs.complete(job.id);
  }
}
