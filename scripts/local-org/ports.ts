import type { OrgSchema } from './schema/definitions.ts';
import type { SoqlQuery } from './soql/ast.ts';
import type { ApexObject } from './runtime/apexObject.ts';
import type { SObjectRecord } from './runtime/sobject.ts';
import type { ApexEnumValue } from './runtime/enumValue.ts';
import type { TypeRef } from './runtime/typeRef.ts';

/**
 * The seams between the parts of the local org. The language (parse … runtime, system) knows the data, the jobs and
 * the outside only through these interfaces, and they know Apex only through {@link Program}.
 */

/** Milliseconds since 1970-01-01T00:00Z, as the org sees them. The clock can be moved. */
export interface Clock {
  now(): number;
}

/** Whose rights a database operation has: `user` checks objects, fields and sharing; `system` checks none of them. */
export type AccessMode = 'user' | 'system';

/** How one SOQL or DML call is to be run; the compiler decides it per call site (API version, keyword, class sharing). */
export interface AccessContext {
  readonly mode: AccessMode;
  /** True when the running class is `with sharing` (or inherits it): rows are filtered by what the user may see. */
  readonly sharing: boolean;
}

/** Who runs a transaction. */
export interface RunningUser {
  readonly id: string;
  readonly username: string;
  readonly profileName: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly kind: 'standard' | 'guest' | 'automatedProcess';
}

/** Kinds of transaction, named as `System.Quiddity`. Decides which governor limits hold. */
export type Quiddity =
  | 'ANONYMOUS'
  | 'AURA'
  | 'BATCH_APEX'
  | 'FUTURE'
  | 'INVOCABLE_ACTION'
  | 'PLATFORM_EVENT_PUBLISH_CALLBACK'
  | 'QUEUEABLE'
  | 'REST'
  | 'RUNTEST_SYNC'
  | 'SCHEDULED'
  | 'SYNCHRONOUS'
  | 'TRANSACTION_FINALIZER_QUEUEABLE'
  | 'UNDEFINED'
  | 'POST_INSTALL_SCRIPT';

/** What governor limits count. */
export type LimitName =
  | 'Queries'
  | 'AggregateQueries'
  | 'QueryRows'
  | 'QueryLocatorRows'
  | 'SoslQueries'
  | 'DmlStatements'
  | 'DmlRows'
  | 'PublishImmediateDml'
  | 'Callouts'
  | 'QueueableJobs'
  | 'FutureCalls'
  | 'EmailInvocations'
  | 'MobilePushApexCalls'
  | 'CpuTime'
  | 'HeapSize';

/** Governor counters of one transaction. Going over a limit throws `System.LimitException`, which Apex can't catch. */
export interface LimitCounters {
  /** Adds to a counter. @throws LimitException when it passes its maximum */
  use(name: LimitName, amount: number): void;
  used(name: LimitName): number;
  maximum(name: LimitName): number;
}

/** Result of writing one record, as `Database.SaveResult` and its kin show it. */
export interface SaveOutcome {
  readonly id: string | null;
  readonly success: boolean;
  readonly created: boolean;
  readonly errors: readonly SaveError[];
}

/** One reason why a record was refused. */
export interface SaveError {
  /** A `System.StatusCode` name, such as `DUPLICATE_VALUE`. */
  readonly statusCode: string;
  readonly message: string;
  readonly fields: readonly string[];
}

/** What can be done with records. */
export type DmlOperation = 'insert' | 'update' | 'upsert' | 'delete' | 'undelete';

/** How a DML statement is run. */
export interface DmlOptions {
  readonly access: AccessContext;
  readonly allOrNone: boolean;
  /** API name of the external id that an upsert matches by; absent: the record's Id. */
  readonly externalIdField?: string;
  readonly allowDuplicates?: boolean;
}

/** The rows or the count that a query gave. */
export interface QueryResult {
  readonly records: readonly SObjectRecord[];
  /** Number of rows for `SELECT COUNT()`, otherwise the number of records. */
  readonly size: number;
  /** What the records are, also when there are none. */
  readonly rowType?: TypeRef;
  /** Bytes of the rows on the heap. */
  readonly heapSize: number;
}

/** A point in a transaction to roll back to. */
export interface Savepoint {
  readonly name: string;
}

/** What a user may do with an object's records; sharing aside. */
export interface ObjectRights {
  readonly read: boolean;
  readonly create: boolean;
  readonly update: boolean;
  readonly delete: boolean;
}

/** What a user may do with a field. */
export interface FieldRights {
  readonly read: boolean;
  readonly create: boolean;
  readonly update: boolean;
}

/** What profiles and permission sets give the user who runs the transaction (the one of `System.runAs`, inside it). */
export interface AccessRights {
  object(objectName: string): ObjectRights;
  field(objectName: string, fieldName: string): FieldRights;
  hasCustomPermission(name: string): boolean;
}

/** The data of the org as one transaction sees it. Counts governor limits, fires triggers, enforces access. */
export interface DatabaseSession {
  readonly schema: OrgSchema;
  readonly rights: AccessRights;
  /**
   * Runs a query.
   * @param binds values of the bind expressions, in the order of `query.binds`
   * @throws an Apex `QueryException` for what the platform refuses at run time
   */
  query(query: SoqlQuery, binds: readonly unknown[], access: AccessContext): QueryResult;
  /** Parses, checks and runs dynamic SOQL. @param bind gives the value of a simple bind name, lower-cased */
  queryDynamic(soql: string, bind: (name: string) => unknown, access: AccessContext): QueryResult;
  /**
   * Writes records of one or more objects in list order, triggers included.
   * @returns one outcome per record; with `allOrNone` a failure throws an Apex `DmlException` and nothing is kept
   */
  write(operation: DmlOperation, records: readonly SObjectRecord[], options: DmlOptions): SaveOutcome[];
  merge(master: SObjectRecord, duplicates: readonly SObjectRecord[], options: DmlOptions): SaveOutcome[];
  /** `Test.setCreatedDate`: the one way to change when a record was created. @param created milliseconds since 1970 */
  setCreatedDate(recordId: string, created: number): void;
  setSavepoint(): Savepoint;
  rollback(savepoint: Savepoint): void;
  releaseSavepoint(savepoint: Savepoint): void;
  /** True once the transaction has written anything that is not committed: callouts are then refused. */
  hasUncommittedWork(): boolean;
  /** Lets callouts happen again, as at `Test.startTest`: what a test prepares does not stand in their way. */
  markClean(): void;
}

/** Options of `System.enqueueJob`. */
export interface EnqueueOptions {
  readonly delayMinutes?: number;
  /** Canonical text of `AsyncOptions.DuplicateSignature`; a second enqueued job with the same one is refused. */
  readonly duplicateSignature?: string;
  readonly maximumStackDepth?: number;
}

/** Work that outlives the transaction. What is handed over here takes effect when the transaction commits. */
export interface Jobs {
  /** @returns the job's AsyncApexJob id */
  enqueueQueueable(job: unknown, options: EnqueueOptions): string;
  attachFinalizer(finalizer: unknown): void;
  executeBatch(batch: unknown, scope: number): string;
  schedule(name: string, cron: string, schedulable: unknown): string;
  abort(jobId: string): void;
  enqueueFuture(className: string, methodName: string, args: readonly unknown[]): string;
  /** Publishes platform events. @returns one outcome per event */
  publish(events: readonly SObjectRecord[], access: AccessContext): SaveOutcome[];
  /** Test.startTest / stopTest / getEventBus().deliver(): runs what was handed over so far. */
  flushForTest(what: 'all' | 'events'): void;
}

/** An HTTP request to the outside. */
export interface CalloutRequest {
  readonly method: string;
  /** Absolute URL, or `callout:Named_Credential/path`. */
  readonly endpoint: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array;
  readonly timeoutMilliseconds: number;
}

/** What the outside answered. */
export interface CalloutResponse {
  readonly statusCode: number;
  readonly status: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array;
}

/** The secrets of external credentials: parameters by name, for each principal of a credential. */
export interface CredentialValues {
  /** Parameters by lower-cased name; undefined when none were stored. */
  read(credential: string, principal: string): ReadonlyMap<string, string> | undefined;
  /** Stores parameters in place of those of the same name. */
  write(credential: string, principal: string, values: ReadonlyMap<string, string>): void;
}

/** The way out of the org. Blocks until the answer is there, as Apex does. */
export interface Callouts {
  readonly credentials: CredentialValues;
  /** @throws an Apex `CalloutException` on time-out, unknown credential or a refused connection */
  send(request: CalloutRequest): CalloutResponse;
}

/** When a trigger runs, in `System.TriggerOperation` words. */
export type TriggerEvent =
  | 'BEFORE_INSERT'
  | 'BEFORE_UPDATE'
  | 'BEFORE_DELETE'
  | 'AFTER_INSERT'
  | 'AFTER_UPDATE'
  | 'AFTER_DELETE'
  | 'AFTER_UNDELETE';

/** What `Trigger.*` shows. */
export interface TriggerContext {
  readonly event: TriggerEvent;
  readonly objectName: string;
  readonly newRecords: readonly SObjectRecord[] | null;
  readonly oldRecords: readonly SObjectRecord[] | null;
  readonly size: number;
}

/** One compiled trigger. */
export interface ProgramTrigger {
  readonly name: string;
  readonly objectName: string;
  readonly events: ReadonlySet<TriggerEvent>;
  run(context: TriggerContext): void;
}

/** An annotation as written: `@RestResource(urlMapping='/x')` has the argument `urlmapping`. Names are lower-cased. */
export interface ProgramAnnotation {
  readonly name: string;
  readonly args: ReadonlyMap<string, string>;
}

/** A method of a compiled class. */
export interface ProgramMethod {
  readonly name: string;
  readonly isStatic: boolean;
  readonly access: 'private' | 'protected' | 'public' | 'global';
  readonly isTest: boolean;
  readonly annotations: readonly ProgramAnnotation[];
  readonly parameters: readonly { readonly name: string; readonly type: TypeRef }[];
  readonly returnType: TypeRef;
  readonly line: number;
}

/** A compiled class, interface or enum, seen from outside. */
export interface ProgramClass {
  /** `Outer` or `Outer.Inner`. */
  readonly name: string;
  readonly type: TypeRef;
  readonly apiVersion: number;
  readonly isTest: boolean;
  readonly access: 'private' | 'public' | 'global';
  readonly sharing: 'with' | 'without' | 'inherited' | 'none';
  readonly annotations: readonly ProgramAnnotation[];
  readonly methods: readonly ProgramMethod[];
  readonly superclass: TypeRef | null;
  readonly interfaces: readonly TypeRef[];
  readonly file: string;
  /** Compile errors; a class that has any can't be used, others can. */
  readonly problems: readonly CompileProblem[];
}

/** Something the compiler refuses, with its place (line and column count from 1). */
export interface CompileProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Lines that were and were not reached, by file. */
export interface Coverage {
  readonly file: string;
  readonly name: string;
  readonly covered: readonly number[];
  readonly uncovered: readonly number[];
}

/** The compiled Apex of the org. Every call runs in the current transaction (`runtime/transaction.ts`). */
export interface Program {
  readonly problems: readonly CompileProblem[];
  findClass(name: string): ProgramClass | undefined;
  classes(): Iterable<ProgramClass>;
  triggersOn(objectName: string): readonly ProgramTrigger[];
  /** Values go in and come out as Apex values (runtime/values.ts). */
  invokeStatic(className: string, methodName: string, args: readonly unknown[]): unknown;
  /** Calls an instance method by name, overridden ones included; for interfaces the platform calls (Queueable, …). */
  invokeMethod(target: unknown, methodName: string, args: readonly unknown[]): unknown;
  newInstance(type: TypeRef): unknown;
  /** The type that a text names (`Outer.Inner`, `List<Account>`, `System.Http`); undefined when there is none. */
  resolveType(text: string): TypeRef | undefined;
  /** Whether a value of the first type can be assigned to a variable of the second. */
  isAssignable(from: TypeRef, to: TypeRef): boolean;
  /** The values of an enum of the program or of the system, in ordinal order; undefined for other types. */
  enumValues(type: TypeRef): readonly ApexEnumValue[] | undefined;
  /**
   * An object of a subclass of a class (or an implementation of an interface) whose every call goes to a `StubProvider`.
   * @param type a class or interface of the program
   * @throws an Apex `TypeException` for types that can't be stubbed
   */
  createStub(type: TypeRef, provider: unknown): unknown;
  /**
   * An instance of a compiled class whose constructor and field initialisers have not run (fields are null): for
   * state that is read back, such as a queued job's. Undefined when the program has no such class any more.
   */
  allocate(type: TypeRef): ApexObject | undefined;
  /** Compiles and runs anonymous Apex in the current transaction. */
  executeAnonymous(source: string): { readonly problems: readonly CompileProblem[]; run(): void };
  coverage(): readonly Coverage[];
  resetCoverage(): void;
}
