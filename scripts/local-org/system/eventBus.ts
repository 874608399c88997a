import { ApexList } from '../runtime/collections.ts';
import type { SObjectRecord } from '../runtime/sobject.ts';
import { SystemObject } from '../runtime/systemObject.ts';
import { current } from '../runtime/transaction.ts';
import type { AccessContext, SaveOutcome } from '../ports.ts';
import type { AccessLevelValue } from './accessLevel.ts';
import { ResultValue, resultList } from './database/results.ts';
import { atCallSite, defineClass } from './define.ts';
import type { CallSite, Implementation, SystemClass } from './define.ts';
import { callApex, refuse, required, systemType } from './support.ts';
import { isTestRunning } from './test/testContext.ts';

/** What an event trigger knows of its delivery, and asks of it. The event bus sets it for each delivery. */
export class EventDelivery extends SystemObject {
  /** How often these events were delivered before. */
  readonly retries: number;
  readonly lastError: string | null;
  /** ReplayId up to which the trigger is done, set by `setResumeCheckpoint`. */
  checkpoint: string | null = null;

  constructor(retries: number, lastError: string | null) {
    super(systemType('EventBus.TriggerContext'));
    this.retries = retries;
    this.lastError = lastError;
  }
}

const deliveryKey = Symbol('eventDelivery');

/** Tells the triggers of a transaction about the delivery that they run for. */
export function beginDelivery(state: Map<symbol | string, unknown>, delivery: EventDelivery): void {
  state.set(deliveryKey, delivery);
}

const noDelivery = new EventDelivery(0, null);
const currentDelivery = (): EventDelivery =>
  (current().state.get(deliveryKey) as EventDelivery | undefined) ?? noDelivery;

const asOne = (outcomes: readonly SaveOutcome[]): ResultValue | null =>
  outcomes[0] ? new ResultValue('SaveResult', outcomes[0]) : null;

const send = (events: readonly unknown[], access: AccessContext): SaveOutcome[] =>
  current().jobs.publish(events as readonly SObjectRecord[], access);

const publishing: Readonly<Record<string, Implementation>> = {
  'static Database.SaveResult publish(SObject event)': atCallSite((site: CallSite, event: SObjectRecord | null) =>
    asOne(send([required(event)], site.access)),
  ),
  'static List<Database.SaveResult> publish(List<SObject> events)': atCallSite(
    (site: CallSite, events: ApexList | null) => resultList('SaveResult', send(required(events).items, site.access)),
  ),
  'static Database.SaveResult publishWithAccessLevel(SObject event, AccessLevel accessLevel)': atCallSite(
    (site: CallSite, event: SObjectRecord | null, level: AccessLevelValue | null) =>
      asOne(send([required(event)], required(level).contextFor(site.access))),
  ),
  'static List<Database.SaveResult> publishWithAccessLevel(List<SObject> events, AccessLevel accessLevel)': atCallSite(
    (site: CallSite, events: ApexList | null, level: AccessLevelValue | null) =>
      resultList('SaveResult', send(required(events).items, required(level).contextFor(site.access))),
  ),
  'static Database.SaveResult publish(SObject event, Object callback)': refuse('EventBus.publish with a callback'),
  'static List<Database.SaveResult> publish(List<SObject> events, Object callback)': refuse(
    'EventBus.publish with a callback',
  ),
  'static String getOperationId(Object result)': refuse('EventBus.getOperationId'),
};

/** `Test.getEventBus()`. */
export class TestBroker extends SystemObject {
  constructor() {
    super(systemType('EventBus.TestBroker'));
  }
}

function deliver(): void {
  if (isTestRunning()) current().jobs.flushForTest('events');
}

/** Salesforce: Apex Reference, "EventBus Namespace" and "EventBus Class". */
export const eventBusClasses: readonly SystemClass[] = [
  defineClass('EventBus', { members: publishing }),
  defineClass('EventBus.TriggerContext', {
    members: {
      'static EventBus.TriggerContext currentContext()': currentDelivery,
      'String getResumeCheckpoint()': (self: EventDelivery) => self.checkpoint,
      'void setResumeCheckpoint(String replayId)': (self: EventDelivery, replayId: string | null) => {
        self.checkpoint = required(replayId);
      },
    },
    properties: {
      'Integer retries': { get: (self: EventDelivery) => self.retries },
      'String lastError': { get: (self: EventDelivery) => self.lastError },
    },
  }),
  defineClass('EventBus.TestBroker', {
    members: { 'void deliver()': deliver, 'void fail()': refuse('EventBus.TestBroker.fail') },
  }),
  defineClass('EventBus.EventPublishFailureCallback', {
    kind: 'interface',
    members: { 'void onFailure(EventBus.FailureResult result)': callApex('onFailure') },
  }),
  defineClass('EventBus.EventPublishSuccessCallback', {
    kind: 'interface',
    members: { 'void onSuccess(EventBus.SuccessResult result)': callApex('onSuccess') },
  }),
  defineClass('EventBus.FailureResult', {
    members: { 'List<String> getEventUuids()': refuse('EventBus.FailureResult') },
  }),
  defineClass('EventBus.SuccessResult', {
    members: { 'List<String> getEventUuids()': refuse('EventBus.SuccessResult') },
  }),
];
