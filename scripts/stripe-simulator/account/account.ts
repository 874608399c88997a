import type { Event, Kind, Kinds, SimulatorState } from '../state/objects.ts';
import { Store } from '../state/store.ts';
import { previousAttributes } from '../wire/difference.ts';
import { present, type WireObject } from '../wire/present.ts';
import { Agenda } from './agenda.ts';
import { Clock } from './clock.ts';
import { Ids } from './ids.ts';
import { missing } from './stripeError.ts';

/** The API version whose shapes the simulator speaks. */
export const API_VERSION = '2026-10-28.endive';

/** Stripe lists events for 30 days. */
export const EVENT_RETENTION = 30 * 86_400;

/** The request that is being answered; both null when Stripe acts by itself. */
export interface RequestInfo {
  id: string | null;
  idempotency_key: string | null;
}

const NO_REQUEST: RequestInfo = { id: null, idempotency_key: null };

/** One Stripe account in test mode: its objects, its time, and the events that tell of each change. */
export class StripeAccount {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly agenda: Agenda;
  readonly seed: number;
  request: RequestInfo = NO_REQUEST;
  /** Changes before this second make no event: they are older than Stripe remembers. */
  recordsEventsFrom = 0;
  /** Id of a connected account, which its events bear; undefined for the platform's own account. */
  connectedId: string | undefined;
  /** Called with every new event. */
  onEvent: (event: Event) => void = () => undefined;

  constructor(state: Omit<SimulatorState, 'id'>, store = new Store()) {
    this.store = store;
    this.seed = state.seed;
    this.clock = new Clock(state.clock_offset, state.stands_at);
    this.ids = new Ids(state.seed, state.ids_issued);
    this.agenda = new Agenda(store);
  }

  /** Seconds since 1970. */
  now(): number {
    return this.clock.now();
  }

  /** @throws StripeError resource_missing; `param` is the parameter that named the object */
  find<K extends Kind>(kind: K, id: string, param?: string): Kinds[K] {
    const object = this.store.get(kind, id);
    if (!object) throw missing(nameOf(kind), id, param);
    return object;
  }

  /** Keeps a new object and tells of it. */
  add<K extends Kind>(kind: K, object: Kinds[K], ...eventTypes: string[]): Kinds[K] {
    this.store.put(kind, object);
    for (const type of eventTypes) this.emit(type, kind, object);
    return object;
  }

  /**
   * Replaces an object by a changed one and tells of it. Events named `….updated` bear the previous attributes
   * and are left out when nothing has changed.
   */
  change<K extends Kind>(kind: K, object: Kinds[K], changes: Partial<Kinds[K]>, ...eventTypes: string[]): Kinds[K] {
    const before = this.store.get(kind, object.id) ?? object;
    const after = { ...before, ...changes };
    this.store.put(kind, after);
    this.announce(kind, before, ...eventTypes);
    return after;
  }

  /** Tells of everything that has changed since an object was as `before`. */
  announce<K extends Kind>(kind: K, before: Kinds[K], ...eventTypes: string[]): void {
    if (eventTypes.length === 0 || !this.#isRecording()) return;
    const after = this.store.get(kind, before.id) ?? before;
    const sent = present(kind, after, this.store);
    const previous = previousAttributes(present(kind, before, this.store), sent);
    for (const type of eventTypes) {
      if (!type.endsWith('.updated')) this.#record(type, sent);
      else if (previous) this.#record(type, sent, previous);
    }
  }

  /** Tells of an object without a change of it. */
  emit<K extends Kind>(type: string, kind: K, object: Kinds[K]): void {
    if (this.#isRecording()) this.#record(type, present(kind, object, this.store));
  }

  /** What has to be saved for the account to go on after a restart. */
  saveState(): void {
    this.store.put('simulator', {
      id: 'simulator',
      seed: this.seed,
      ids_issued: this.ids.issued,
      clock_offset: this.clock.offset,
      stands_at: this.clock.standsAt,
    });
  }

  #isRecording(): boolean {
    return this.now() >= this.recordsEventsFrom;
  }

  #record(type: string, object: WireObject, previous?: WireObject): void {
    const event: Event = {
      id: this.ids.next('evt'),
      object: 'event',
      ...(this.connectedId === undefined ? {} : { account: this.connectedId }),
      api_version: API_VERSION,
      created: this.now(),
      data: previous ? { object, previous_attributes: previous } : { object },
      livemode: false,
      request: this.request,
      type,
    };
    this.store.put('events', event);
    this.onEvent(event);
  }
}

/** How Stripe calls one object of a kind in its messages. */
function nameOf(kind: Kind): string {
  if (kind === 'payment_methods') return 'PaymentMethod';
  return kind.replace(/s$/, '');
}
