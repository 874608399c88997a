import type { ApexException } from '../runtime/exceptions.ts';
import { SystemObject } from '../runtime/systemObject.ts';
import { typeRef } from '../runtime/typeRef.ts';

/** What the platform hands to a job: `QueueableContext`, `Database.BatchableContext` or `SchedulableContext`. */
export class JobContextValue extends SystemObject {
  /** Id of the AsyncApexJob; of the CronTrigger for a scheduled job. */
  readonly id: string;

  constructor(typeName: string, id: string) {
    super(typeRef('interface', typeName));
    this.id = id;
  }
}

/** A `FinalizerContext`: how the job ended. */
export class FinalizerContextValue extends JobContextValue {
  readonly exception: ApexException | null;

  constructor(id: string, exception: ApexException | null) {
    super('FinalizerContext', id);
    this.exception = exception;
  }

  /** A value of `System.ParentJobResult`. */
  get result(): 'SUCCESS' | 'UNHANDLED_EXCEPTION' {
    return this.exception ? 'UNHANDLED_EXCEPTION' : 'SUCCESS';
  }
}

export const queueableContext = (jobId: string): JobContextValue => new JobContextValue('QueueableContext', jobId);

export const batchableContext = (jobId: string): JobContextValue =>
  new JobContextValue('Database.BatchableContext', jobId);

export const schedulableContext = (triggerId: string): JobContextValue =>
  new JobContextValue('SchedulableContext', triggerId);

export const finalizerContext = (jobId: string, exception: unknown): FinalizerContextValue =>
  new FinalizerContextValue(jobId, exception as ApexException | null);
