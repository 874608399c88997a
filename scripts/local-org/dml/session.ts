import type {
  AccessContext,
  AccessRights,
  DatabaseSession,
  DmlOperation,
  DmlOptions,
  QueryResult,
  SaveOutcome,
  Savepoint,
} from '../ports.ts';
import { ApexDatetime } from '../runtime/dates.ts';
import { apexException } from '../runtime/exceptions.ts';
import type { SObjectRecord } from '../runtime/sobject.ts';
import { current } from '../runtime/transaction.ts';
import type { OrgSchema } from '../schema/definitions.ts';
import type { SoqlQuery } from '../soql/ast.ts';
import { checkQuery } from '../soql/check.ts';
import { executeQuery } from '../soql/execute.ts';
import { SoqlError } from '../soql/lexer.ts';
import { parseSoql } from '../soql/parse.ts';
import { DmlContext, type DmlOrg } from './context.ts';
import { accessRights } from './accessRights.ts';
import { mergeRecords } from './merge.ts';
import { writeRecords } from './writeRecords.ts';

/**
 * The data of an org as one transaction sees it. It works in the store's open database transaction, which whoever runs
 * Apex begins and ends; the running user and the limits are those of `current()`.
 */
export function createDatabaseSession(org: DmlOrg): OrgDatabaseSession {
  return new OrgDatabaseSession(org);
}

interface SavepointState {
  readonly wasDirty: boolean;
  isRolledBack: boolean;
}

/** {@link createDatabaseSession} */
export class OrgDatabaseSession implements DatabaseSession {
  readonly rights: AccessRights;
  readonly #org: DmlOrg;
  readonly #savepoints = new Map<string, SavepointState>();
  #savepointCount = 0;
  #isDirty = false;

  constructor(org: DmlOrg) {
    this.#org = org;
    this.rights = accessRights(org);
  }

  get schema(): OrgSchema {
    return this.#org.store.schema;
  }

  query(query: SoqlQuery, binds: readonly unknown[], access: AccessContext): QueryResult {
    const { user, clock, limits } = current();
    // WITH USER_MODE and its like say more than the call site does.
    const mode = query.access === undefined ? access.mode : query.access === 'SYSTEM_MODE' ? 'system' : 'user';
    const policy = this.#org.security.policyFor(user, { mode, sharing: access.sharing });
    const values = { binds, now: clock.now(), timeZone: user.timeZone };
    return executeQuery(query, { store: this.#org.store, policy, values }, limits);
  }

  queryDynamic(soql: string, bind: (name: string) => unknown, access: AccessContext): QueryResult {
    const query = parsed(soql, this.schema);
    return this.query(
      query,
      query.binds.map(({ text }) => bind(text.toLowerCase())),
      access,
    );
  }

  write(operation: DmlOperation, records: readonly SObjectRecord[], options: DmlOptions): SaveOutcome[] {
    if (records.length > 0) this.#isDirty = true;
    const outcomes = writeRecords(new DmlContext(this.#org, options.access), operation, records, options);
    if (records.some((record) => record.definition.isSetup)) this.#org.security.forget();
    return outcomes;
  }

  merge(master: SObjectRecord, duplicates: readonly SObjectRecord[], options: DmlOptions): SaveOutcome[] {
    this.#isDirty = true;
    return mergeRecords(new DmlContext(this.#org, options.access), master, duplicates);
  }

  setCreatedDate(recordId: string, created: number): void {
    const object = this.schema.objectByKeyPrefix(recordId.slice(0, 3));
    const [record] = object ? this.#org.store.read(object, [recordId]) : [];
    if (!record) throw apexException('IllegalArgumentException', `There is no record ${recordId}`);
    record.set('CreatedDate', new ApexDatetime(created));
    this.#org.store.update(record, ['CreatedDate']);
  }

  setSavepoint(): Savepoint {
    current().limits.use('DmlStatements', 1);
    const name = `savepoint ${++this.#savepointCount}`;
    this.#savepoints.set(name, { wasDirty: this.#isDirty, isRolledBack: false });
    this.#org.store.savepoint(name);
    return { name };
  }

  rollback(savepoint: Savepoint): void {
    current().limits.use('DmlStatements', 1);
    const state = this.#stateOf(savepoint);
    this.#forgetAfter(savepoint.name);
    this.#org.store.rollbackTo(savepoint.name);
    this.#org.security.forget();
    state.isRolledBack = true;
  }

  releaseSavepoint(savepoint: Savepoint): void {
    const state = this.#stateOf(savepoint);
    this.#forgetAfter(savepoint.name);
    this.#savepoints.delete(savepoint.name);
    this.#org.store.release(savepoint.name);
    // What was rolled back to a released savepoint no longer stands in the way of a callout.
    if (state.isRolledBack) this.#isDirty = state.wasDirty;
  }

  hasUncommittedWork(): boolean {
    return this.#isDirty;
  }

  markClean(): void {
    this.#isDirty = false;
  }

  #stateOf(savepoint: Savepoint): SavepointState {
    const state = this.#savepoints.get(savepoint.name);
    if (!state) throw apexException('TypeException', 'The savepoint is no longer valid');
    return state;
  }

  #forgetAfter(name: string): void {
    const names = [...this.#savepoints.keys()];
    for (const later of names.slice(names.indexOf(name) + 1)) this.#savepoints.delete(later);
  }
}

const parsedQueries = new WeakMap<OrgSchema, Map<string, SoqlQuery>>();
const cachedQueries = 1000;

/** Parses and checks a query text; the same texts come again and again. */
function parsed(soql: string, schema: OrgSchema): SoqlQuery {
  const cache = parsedQueries.get(schema) ?? new Map<string, SoqlQuery>();
  parsedQueries.set(schema, cache);
  const known = cache.get(soql);
  if (known) return known;
  const query = parseChecked(soql, schema);
  if (cache.size >= cachedQueries) cache.clear();
  cache.set(soql, query);
  return query;
}

function parseChecked(soql: string, schema: OrgSchema): SoqlQuery {
  try {
    const query = parseSoql(soql);
    const [problem] = checkQuery(query, schema);
    if (problem) throw new SoqlError(problem.message, problem.position);
    return query;
  } catch (error) {
    if (error instanceof SoqlError) throw apexException('QueryException', error.message);
    throw error;
  }
}
