import { randomUUID } from 'node:crypto';
import { ApexDatetime } from '../runtime/dates.ts';
import { SObjectRecord } from '../runtime/sobject.ts';
import type { Transaction } from '../runtime/transaction.ts';
import { EventDelivery, beginDelivery } from '../system/eventBus.ts';
import type { ProgramTrigger, SaveOutcome, TriggerContext } from '../ports.ts';
import type { EventTable, StoredEvent, Subscription } from './eventTable.ts';
import { failureOf } from './failure.ts';
import type { Failure } from './failure.ts';
import type { JobHost } from './host.ts';
import { restoreState } from './restoreState.ts';
import { saveState } from './saveState.ts';
import type { SavedState } from './savedState.ts';

/** Events that a trigger gets at once. */
const batchSize = 2_000;
/** Times that the same events are sent again after a `RetryableException`. */
const maximumRetries = 9;
/** Wait before the first retry, in milliseconds; it doubles from retry to retry. */
const firstRetryDelay = 1_000;

/**
 * The event bus: publishing, and delivery to Apex triggers as the Automated Process user.
 * https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_subscribe_apex.htm
 */
export class EventBus {
  readonly #host: JobHost;
  readonly #table: EventTable;

  constructor(host: JobHost, table: EventTable) {
    this.#host = host;
    this.#table = table;
  }

  /** Puts an event on the bus; it is delivered once the open database transaction commits. */
  publish(event: SObjectRecord, userId: string): SaveOutcome {
    this.store({ ...this.prepare(event), createdById: userId });
    return { id: null, success: true, created: true, errors: [] };
  }

  /** The event as it will be stored. Its record gets the EventUuid. */
  prepare(event: SObjectRecord): Omit<StoredEvent, 'replayId' | 'createdById'> {
    const uuid = randomUUID();
    event.set('EventUuid', uuid);
    const createdAt = this.#host.clock.now();
    return { object: event.definition.name, uuid, createdAt, payload: JSON.stringify(saveState(event)) };
  }

  store(event: Omit<StoredEvent, 'replayId'>): void {
    this.#table.add(event);
  }

  /** Sees to it that each trigger on an event has its subscription, which begins with the next event. */
  subscribe(): void {
    for (const object of this.#host.schema.objects()) {
      if (object.kind !== 'platformEvent') continue;
      for (const trigger of this.#host.program.triggersOn(object.name)) this.#subscription(trigger);
    }
  }

  /** When the next delivery is due; undefined when nothing waits. */
  nextDue(): number | undefined {
    const due = this.#waiting().map(({ subscription }) => subscription.due);
    return due.length === 0 ? undefined : Math.min(...due);
  }

  /** Delivers one batch of events to one trigger. @returns false when none is due */
  deliverNext(now: number, upTo = Number.MAX_SAFE_INTEGER): boolean {
    const next = this.#waiting().find(
      ({ subscription }) =>
        subscription.due <= now && subscription.position < upTo && this.#hasEvents(subscription, upTo),
    );
    if (next) this.#deliver(next.trigger, next.subscription, upTo);
    return next !== undefined;
  }

  /** The event record as triggers and subscribers get it. */
  recordOf(event: StoredEvent): SObjectRecord {
    const record = restoreState(JSON.parse(event.payload) as SavedState, this.#host) as SObjectRecord;
    record.set('ReplayId', String(event.replayId));
    record.set('CreatedById', event.createdById);
    record.set('CreatedDate', new ApexDatetime(event.createdAt));
    return record;
  }

  #hasEvents(subscription: Subscription, upTo: number): boolean {
    const [first] = this.#table.after(subscription.object, subscription.position, 1);
    return first !== undefined && first.replayId <= upTo;
  }

  #waiting(): { trigger: ProgramTrigger; subscription: Subscription }[] {
    const waiting: { trigger: ProgramTrigger; subscription: Subscription }[] = [];
    for (const object of this.#host.schema.objects()) {
      if (object.kind !== 'platformEvent') continue;
      for (const trigger of this.#host.program.triggersOn(object.name)) {
        const subscription = this.#subscription(trigger);
        const isReady = subscription.status === 'Running' && this.#table.hasAfter(object.name, subscription.position);
        if (isReady) waiting.push({ trigger, subscription });
      }
    }
    return waiting;
  }

  #subscription(trigger: ProgramTrigger): Subscription {
    const known = this.#table.subscription(trigger.name);
    if (known) return known;
    const position = this.#table.newest();
    const made: Subscription = {
      trigger: trigger.name,
      object: trigger.objectName,
      position,
      retries: 0,
      lastError: '',
      status: 'Running',
      due: 0,
    };
    this.#save(made);
    return made;
  }

  #deliver(trigger: ProgramTrigger, subscription: Subscription, upTo: number): void {
    const events = this.#table
      .after(subscription.object, subscription.position, batchSize)
      .filter((event) => event.replayId <= upTo);
    const last = events[events.length - 1].replayId;
    const delivery = new EventDelivery(subscription.retries, subscription.lastError || null);
    try {
      this.#host.transact({ user: this.#host.automatedProcess(), quiddity: 'SYNCHRONOUS' }, (transaction) => {
        this.#run(trigger, events, delivery, transaction);
        const position = delivery.checkpoint === null ? last : Number(delivery.checkpoint);
        this.#save({ ...subscription, position, retries: 0, lastError: '', due: 0 });
      });
    } catch (thrown) {
      const failure = failureOf(thrown);
      if (this.#host.isTest && !failure.exception) throw thrown;
      this.#host.log(`The trigger ${trigger.name} failed on ${events.length} event(s): ${failure.trace}`);
      this.#host.atomically(() => this.#save(this.#afterFailure(subscription, failure, delivery, last)));
    }
  }

  #run(
    trigger: ProgramTrigger,
    events: readonly StoredEvent[],
    delivery: EventDelivery,
    transaction: Transaction,
  ): void {
    beginDelivery(transaction.state, delivery);
    const newRecords = events.map((event) => this.recordOf(event));
    for (const record of newRecords) record.isReadOnly = true;
    const { objectName } = trigger;
    const shown: TriggerContext = {
      event: 'AFTER_INSERT',
      objectName,
      newRecords,
      oldRecords: null,
      size: newRecords.length,
    };
    transaction.triggerContexts.push(shown);
    trigger.run(shown);
  }

  /** A RetryableException asks for the same events again; other exceptions lose them, up to the checkpoint. */
  #afterFailure(subscription: Subscription, failure: Failure, delivery: EventDelivery, last: number): Subscription {
    const checkpoint = delivery.checkpoint === null ? undefined : Number(delivery.checkpoint);
    const isRetryable = failure.exception?.type.name === 'EventBus.RetryableException';
    if (!isRetryable) return { ...subscription, position: checkpoint ?? last, retries: 0, lastError: '', due: 0 };
    const retries = subscription.retries + 1;
    const lastError = failure.exception?.messageText ?? '';
    if (retries > maximumRetries) return { ...subscription, retries: maximumRetries, lastError, status: 'Error' };
    const due = this.#host.clock.now() + firstRetryDelay * 2 ** (retries - 1);
    return { ...subscription, retries, lastError, due };
  }

  /**
   * Keeps the subscription, also as the row that admins and Apex see.
   * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_eventbussubscriber.htm
   */
  #save(subscription: Subscription): void {
    this.#table.saveSubscription(subscription);
    const { trigger, object, position, retries, lastError, status } = subscription;
    this.#host.rows.put(
      'EventBusSubscriber',
      { Name: trigger, Topic: object },
      {
        ExternalId: this.#host.rows.apexId('ApexTrigger', trigger),
        Type: 'ApexTrigger',
        Status: status,
        Position: position,
        Tip: this.#table.newest(),
        Retries: retries,
        LastError: lastError || null,
      },
    );
  }
}
