import type { ApexList } from '../runtime/collections.ts';
import { HostError } from '../runtime/exceptions.ts';
import { SObjectRecord } from '../runtime/sobject.ts';
import type { EventBus } from './eventBus.ts';
import type { Failure } from './failure.ts';
import type { JobHost } from './host.ts';
import type { WaitingJob } from './jobTable.ts';

/**
 * Publishes the event that tells of a failed batch chunk.
 * https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/sforce_api_objects_batchapexerrorevent.htm
 */
export function publishBatchError(
  host: JobHost,
  bus: EventBus,
  job: WaitingJob,
  phase: string,
  failure: Failure,
  scope: ApexList,
): void {
  const definition = host.schema.object('BatchApexErrorEvent');
  if (!definition) throw new HostError('The org has no object BatchApexErrorEvent');
  const event = new SObjectRecord(definition);
  const ids = scope.items.filter((item) => item instanceof SObjectRecord).map((record) => record.id);
  event.set('AsyncApexJobId', job.id);
  event.set('ExceptionType', failure.exception?.typeName ?? 'System.UnexpectedException');
  event.set('Message', failure.exception?.messageText ?? failure.text);
  event.set('StackTrace', failure.exception?.stackTrace ?? '');
  event.set('JobScope', ids.join(','));
  event.set('Phase', phase);
  event.set('DoesExceedJobScopeMaxLength', false);
  bus.publish(event, job.userId);
}
