import type { ApiContext, ApiOrg, ApiRouter } from '../api/apiOrg.ts';
import { requireObject } from '../api/records.ts';
import { authenticated } from '../api/sessions.ts';
import { csvRow, delimiters, parseCsv } from '../csv.ts';
import { ApiError, bodyObject, bodyText, empty, json, messageOf, text } from '../message.ts';
import type { HttpReply } from '../message.ts';
import { requireField } from '../recordJson.ts';
import type { RoutedRequest } from '../router.ts';
import { BulkRunner } from './bulkRunner.ts';
import { BulkTable } from './bulkTable.ts';
import type { BulkJob, BulkOperation, FinishedRow } from './bulkTable.ts';

const operations: readonly BulkOperation[] = ['insert', 'update', 'upsert', 'delete', 'hardDelete'];

const time = (milliseconds: number): string => new Date(milliseconds).toISOString().replace('Z', '+0000');

function jobJson(job: BulkJob, version: string): Record<string, unknown> {
  return {
    id: job.id,
    operation: job.operation,
    object: job.object,
    createdById: job.userId,
    createdDate: time(job.createdAt),
    systemModstamp: time(job.modifiedAt),
    state: job.state,
    ...(job.externalIdField ? { externalIdFieldName: job.externalIdField } : {}),
    concurrencyMode: 'Parallel',
    contentType: 'CSV',
    apiVersion: Number(version.slice(1)),
    contentUrl: `services/data/${version}/jobs/ingest/${job.id}/batches`,
    lineEnding: job.lineEnding,
    columnDelimiter: job.delimiter,
    jobType: 'V2Ingest',
    numberRecordsProcessed: job.processed,
    numberRecordsFailed: job.failed,
    retries: 0,
    totalProcessingTime: job.modifiedAt - job.createdAt,
    apiActiveProcessingTime: 0,
    apexProcessingTime: 0,
    ...(job.error ? { errorMessage: job.error } : {}),
  };
}

function oneOf<T extends string>(value: unknown, choices: readonly T[], name: string, otherwise?: T): T {
  const found = choices.find((choice) => choice === value) ?? (value === undefined ? otherwise : undefined);
  if (found !== undefined) return found;
  throw new ApiError(400, 'INVALIDJOB', `${name} must be one of ${choices.join(', ')}, got ${JSON.stringify(value)}`);
}

/**
 * Bulk API 2.0, ingest.
 * https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/bulk_api_2_0_ingest.htm
 */
class IngestResource {
  readonly #org: ApiOrg;
  readonly #table: BulkTable;
  readonly #runner: BulkRunner;

  constructor(org: ApiOrg) {
    this.#org = org;
    this.#table = new BulkTable(org.sql);
    this.#runner = new BulkRunner(org, this.#table);
    this.#run();
  }

  create(request: RoutedRequest, context: ApiContext): HttpReply {
    const body = bodyObject(request);
    const definition = requireObject(context, String(body.object));
    const operation = oneOf(body.operation, operations, 'operation');
    if (operation === 'upsert' && typeof body.externalIdFieldName !== 'string') {
      throw new ApiError(400, 'INVALIDJOB', 'An upsert needs externalIdFieldName.');
    }
    const now = this.#org.clock.now();
    const job: BulkJob = {
      id: this.#table.newId(),
      userId: context.user.id,
      object: definition.name,
      operation,
      externalIdField: operation === 'upsert' ? requireField(definition, String(body.externalIdFieldName)).name : '',
      delimiter: oneOf(body.columnDelimiter, Object.keys(delimiters), 'columnDelimiter', 'COMMA'),
      lineEnding: oneOf(body.lineEnding, ['LF', 'CRLF'], 'lineEnding', 'LF'),
      state: 'Open',
      header: '[]',
      processed: 0,
      failed: 0,
      error: '',
      createdAt: now,
      modifiedAt: now,
    };
    this.#org.atomically(() => this.#table.save(job));
    return json(jobJson(job, request.params.version));
  }

  list({ params }: RoutedRequest): HttpReply {
    const records = this.#table.all().map((job) => jobJson(job, params.version));
    return json({ done: true, nextRecordsUrl: null, records });
  }

  show({ params }: RoutedRequest): HttpReply {
    return json(jobJson(this.#find(params.id), params.version));
  }

  upload(request: RoutedRequest): HttpReply {
    const job = this.#find(request.params.id);
    if (job.state !== 'Open')
      throw new ApiError(400, 'INVALIDJOBSTATE', `The job ${job.id} is ${job.state}; it takes no more data.`);
    this.#org.atomically(() => this.#store(job, bodyText(request)));
    return empty(201);
  }

  change(request: RoutedRequest): HttpReply {
    const job = this.#find(request.params.id);
    const state = oneOf(bodyObject(request).state, ['UploadComplete', 'Aborted'] as const, 'state');
    const isOver = job.state === 'JobComplete' || job.state === 'Failed';
    if (isOver || (state === 'UploadComplete' && job.state !== 'Open')) {
      throw new ApiError(400, 'INVALIDJOBSTATE', `The job ${job.id} is ${job.state}; it can't become ${state}.`);
    }
    const changed: BulkJob = { ...job, state, modifiedAt: this.#org.clock.now() };
    this.#org.atomically(() => this.#table.save(changed));
    this.#run();
    return json(jobJson(changed, request.params.version));
  }

  remove({ params }: RoutedRequest): HttpReply {
    const { id } = this.#find(params.id);
    this.#org.atomically(() => this.#table.remove(id));
    return empty();
  }

  successful({ params }: RoutedRequest): HttpReply {
    return this.#results(params.id, 'success', ['sf__Id', 'sf__Created'], (row) => [row.recordId, String(row.created)]);
  }

  failed({ params }: RoutedRequest): HttpReply {
    return this.#results(params.id, 'failed', ['sf__Id', 'sf__Error'], (row) => [row.recordId, row.error]);
  }

  unprocessed({ params }: RoutedRequest): HttpReply {
    return this.#results(params.id, 'waiting', [], () => []);
  }

  #run(): void {
    this.#org.background(() => this.#runner.step());
  }

  #find(id: string): BulkJob {
    const job = this.#table.find(id);
    if (!job) throw new ApiError(404, 'NOT_FOUND', `There is no ingest job ${id}.`);
    return job;
  }

  #store(job: BulkJob, csv: string): void {
    try {
      const rows = parseCsv(csv, delimiters[job.delimiter]);
      const header = rows.next();
      if (header.done) throw new RangeError('the file is empty');
      let number = 0;
      for (const cells of rows) this.#table.addRow(job.id, ++number, cells);
      this.#table.save({ ...job, header: JSON.stringify(header.value), modifiedAt: this.#org.clock.now() });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new ApiError(400, 'INVALIDCONTENT', `The CSV can't be read: ${messageOf(error)}`);
    }
  }

  #results(
    id: string,
    outcome: 'success' | 'failed' | 'waiting',
    leading: readonly string[],
    cells: (row: FinishedRow) => readonly string[],
  ): HttpReply {
    const job = this.#find(id);
    const delimiter = delimiters[job.delimiter];
    const end = job.lineEnding === 'CRLF' ? '\r\n' : '\n';
    const rows = this.#table.rows(job.id, outcome).map((row) => csvRow([...cells(row), ...row.cells], delimiter));
    const header = csvRow([...leading, ...(JSON.parse(job.header) as string[])], delimiter);
    return text([header, ...rows, ''].join(end), 'text/csv;charset=UTF-8');
  }
}

/** Adds the ingest routes, and goes on with the jobs that were under way. */
export function bulkRoutes(router: ApiRouter, org: ApiOrg): void {
  const resource = new IngestResource(org);
  const base = '/services/data/:version/jobs/ingest';
  router
    .route(
      'POST',
      base,
      authenticated((request, context) => resource.create(request, context)),
    )
    .route(
      'GET',
      base,
      authenticated((request) => resource.list(request)),
    )
    .route(
      'GET',
      `${base}/:id`,
      authenticated((request) => resource.show(request)),
    )
    .route(
      'PATCH',
      `${base}/:id`,
      authenticated((request) => resource.change(request)),
    )
    .route(
      'DELETE',
      `${base}/:id`,
      authenticated((request) => resource.remove(request)),
    )
    .route(
      'PUT',
      `${base}/:id/batches`,
      authenticated((request) => resource.upload(request)),
    )
    .route(
      'GET',
      `${base}/:id/successfulResults`,
      authenticated((request) => resource.successful(request)),
    )
    .route(
      'GET',
      `${base}/:id/failedResults`,
      authenticated((request) => resource.failed(request)),
    )
    .route(
      'GET',
      `${base}/:id/unprocessedrecords`,
      authenticated((request) => resource.unprocessed(request)),
    );
}
