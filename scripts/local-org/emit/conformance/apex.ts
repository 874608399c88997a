import assert from 'node:assert/strict';
import { openOrgData } from '../../dml/orgData.ts';
import type { OrgData } from '../../dml/orgData.ts';
import { readMetadata } from '../../metadata/read.ts';
import type { ApexSource } from '../../metadata/model.ts';
import type { CompileProblem, Program } from '../../ports.ts';
import { textOf } from '../../runtime/text.ts';
import { runIn, Transaction } from '../../runtime/transaction.ts';
import { compile } from '../compile.ts';

/** A small org for language tests: the standard objects, no metadata, a database in memory. */
let shared: OrgData | undefined;

function org(): OrgData {
  shared ??= openOrgData({ metadata: readMetadata([]), file: ':memory:' });
  return shared;
}

/** One class or trigger; its name is read from the source. */
function sourceOf(text: string, apiVersion: number): ApexSource {
  const name = /(?:class|interface|enum|trigger)\s+(\w+)/i.exec(text)?.[1] ?? 'Unnamed';
  const kind = /^\s*trigger\b/i.test(text) ? 'trigger' : 'class';
  return { kind, name, file: `${name}.${kind === 'class' ? 'cls' : 'trigger'}`, source: text, apiVersion };
}

/** Compiles classes and triggers that are given as text. */
export function program(sources: readonly string[], apiVersion = 67): Program {
  return compile(
    sources.map((text) => sourceOf(text, apiVersion)),
    { schema: org().schema, labels: new Map([['greeting', 'Hello']]) },
  );
}

/** What the compiler refuses in a class, each as `line:column: message`. */
export function problemsOf(...sources: string[]): string[] {
  return program(sources).problems.map(({ line, column, message }: CompileProblem) => `${line}:${column}: ${message}`);
}

/** Limits without an end, for tests that are not about limits. */
const unlimited = { use: (): void => undefined, used: (): number => 0, maximum: (): number => 1_000_000 };

/** Does work in a transaction of its own that leaves nothing behind. */
export function inTransaction<T>(compiled: Program, work: () => T): T {
  const { schema, metadata, store, newSession } = org();
  const [[userId]] = store.db.all('SELECT "Id" FROM "User" WHERE "Username" LIKE \'admin%\' LIMIT 1');
  const transaction = new Transaction({
    services: {
      program: compiled,
      schema,
      metadata,
      clock: { now: () => Date.UTC(2026, 10, 23) },
      log: () => undefined,
    },
    user: {
      id: String(userId),
      username: 'admin',
      profileName: 'System Administrator',
      timeZone: 'UTC',
      locale: 'en_US',
      kind: 'standard',
    },
    quiddity: 'ANONYMOUS',
    limits: unlimited,
    database: newSession(),
    // Language tests start no jobs and call nobody.
    jobs: undefined as never,
    callouts: undefined as never,
  });
  store.begin();
  try {
    return runIn(transaction, work);
  } finally {
    store.rollback();
  }
}

/**
 * Runs the body of a static method that returns a value, and gives the value's text.
 * @param body statements; other members of the class may be given after them
 */
export function evaluate(body: string, members = '', ...others: string[]): string {
  const compiled = program([`public class Sample { ${members}\npublic static Object run() { ${body} } }`, ...others]);
  assert.deepEqual(
    compiled.problems.map((problem) => `${problem.file}:${problem.line}: ${problem.message}`),
    [],
  );
  return inTransaction(compiled, () => textOf(compiled.invokeStatic('Sample', 'run', [])));
}
