import { ApexException, HostError } from '../runtime/exceptions.ts';

/** Why a job ended before its end. */
export interface Failure {
  /** `System.DmlException: message`. */
  readonly text: string;
  /** Text and stack trace, for the log. */
  readonly trace: string;
  /** Null for failures of the local org itself. */
  readonly exception: ApexException | null;
}

/** Reads what a transaction threw. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof ApexException) {
    return { text: thrown.toString(), trace: `${thrown}\n${thrown.stackTrace}`, exception: thrown };
  }
  const error = thrown instanceof Error ? thrown : new HostError(String(thrown));
  return { text: `${error.name}: ${error.message}`, trace: error.stack ?? error.message, exception: null };
}
