import { ApexException } from '../runtime/exceptions.ts';
import type { TestOutcome, TestResult } from './results.ts';

/** Why a test did not pass. */
export type Failure = Pick<TestResult, 'outcome' | 'message' | 'stack'>;

/** What a thrown value says of the test that threw it: an Apex exception, or the local org's own refusal. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof ApexException) return failure('Fail', causesOf(thrown), thrown.stackTrace);
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  return failure('Fail', `${error.name}: ${error.message}`, error.stack ?? null);
}

/** The exception's text and those of its causes, the outermost first. */
function causesOf(exception: ApexException): string {
  const texts: string[] = [];
  for (let each: ApexException | null = exception; each; each = each.cause) texts.push(each.toString());
  return texts.join('\nCaused by: ');
}

const failure = (outcome: TestOutcome, message: string, stack: string | null): Failure => ({ outcome, message, stack });
