import { ApexException } from '../../runtime/exceptions.ts';
import type { ApiContext } from './apiOrg.ts';

/** What came of anonymous Apex, in the words of `executeAnonymous`. */
export interface AnonymousResult {
  readonly line: number;
  readonly column: number;
  readonly compiled: boolean;
  readonly success: boolean;
  readonly compileProblem: string | null;
  readonly exceptionMessage: string | null;
  readonly exceptionStackTrace: string | null;
  /** Lines that `System.debug` wrote. */
  readonly log: readonly string[];
}

const ran = { line: -1, column: -1, compiled: true, compileProblem: null };

/**
 * Compiles and runs anonymous Apex in a transaction of its own.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_anonymous_block.htm
 */
export function executeAnonymous({ org, user }: ApiContext, source: string): AnonymousResult {
  const log: string[] = [];
  const stopListening = org.listenToLog((line) => log.push(line));
  try {
    return org.transact({ user, quiddity: 'ANONYMOUS' }, ({ services }) => {
      const block = services.program.executeAnonymous(source);
      const [problem] = block.problems;
      if (problem) {
        const { line, column, message } = problem;
        return {
          line,
          column,
          compiled: false,
          success: false,
          compileProblem: message,
          exceptionMessage: null,
          exceptionStackTrace: null,
          log,
        };
      }
      block.run();
      return { ...ran, success: true, exceptionMessage: null, exceptionStackTrace: null, log };
    });
  } catch (thrown) {
    if (!(thrown instanceof ApexException)) throw thrown;
    return { ...ran, success: false, exceptionMessage: thrown.toString(), exceptionStackTrace: thrown.stackTrace, log };
  } finally {
    stopListening();
  }
}
