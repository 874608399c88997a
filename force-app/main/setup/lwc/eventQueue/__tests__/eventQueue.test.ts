import getInbox from '@salesforce/apex/InboxController.getInbox';
import replay from '@salesforce/apex/InboxController.replay';
import replayAll from '@salesforce/apex/InboxController.replayAll';
import replayType from '@salesforce/apex/InboxController.replayType';
import { refreshApex } from '@salesforce/apex';
import EventQueue from 'c/eventQueue';
import { clearPage, find, findAll, settle, show, textOf } from '../../../../../../config/jest/page';

jest.mock(
  '@salesforce/apex/InboxController.getInbox',
  () => ({ default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn()) }),
  { virtual: true },
);
jest.mock('@salesforce/apex/InboxController.replay', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/InboxController.replayAll', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/InboxController.replayType', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn().mockResolvedValue(undefined) }), { virtual: true });

const wire = getInbox as unknown as { emit(data: unknown): void; error(body: unknown): void };

const letter: DeadLetterView = {
  recordId: 'a01000000000001AAA',
  eventId: 'evt_1',
  type: 'invoice.paid',
  occurredAt: '2026-11-23T10:00:00.000Z',
  givenUpAt: '2026-11-23T11:00:00.000Z',
  attempts: 9,
  reason: 'Stripe answered 403',
  customerId: 'cus_1',
  customerUrl: 'https://dashboard.stripe.com/test/customers/cus_1',
  accountId: '001000000000001AAA',
  accountName: 'Acme',
};

function inboxOf(changes: Partial<InboxView> = {}): InboxView {
  return {
    received: 0,
    held: 0,
    retry: 0,
    dead: 1,
    doneToday: 40,
    ignoredToday: 3,
    oldestWaitingAt: null,
    letters: [letter],
    kinds: [{ type: 'invoice.paid', events: 1 }],
    ...changes,
  };
}

async function showQueue(inbox?: InboxView): Promise<HTMLElement> {
  const element = show('c-event-queue', EventQueue, {});
  if (inbox) wire.emit(inbox);
  await settle();
  return element;
}

describe('c-event-queue', () => {
  beforeEach(() => jest.useFakeTimers());

  afterEach(() => {
    clearPage();
    jest.clearAllMocks();
    jest.useRealTimers();
  });

  it('shows a spinner until it knows', async () => {
    expect(findAll(await showQueue(), 'lightning-spinner')).toHaveLength(1);
  });

  it('shows how many events are in each state, and the dead as an alarm', async () => {
    const element = await showQueue(inboxOf({ received: 2, held: 1, retry: 4 }));
    expect(findAll(element, '.figure dd').map(({ textContent }) => textContent)).toEqual([
      '2',
      '1',
      '4',
      '1',
      '40',
      '3',
    ]);
    expect(find(element, '.alarming').dataset.key).toBe('dead');
  });

  it('says why an event was given up and whose it is', async () => {
    const row = find(await showQueue(inboxOf()), 'tr[data-event="evt_1"]');
    expect(textOf(row)).toContain('Stripe answered 403');
    expect(find(row, 'a[href*="cus_1"]').textContent).toContain('cus_1');
  });

  it('says that nothing was given up', async () => {
    const element = await showQueue(inboxOf({ dead: 0, letters: [], kinds: [] }));
    expect(textOf(element)).toContain('c.Letters_None');
    expect(findAll(element, '.alarming')).toHaveLength(0);
  });

  it('offers to replay a type only where there are several', async () => {
    const kinds = [...inboxOf().kinds, { type: 'charge.refunded', events: 2 }];
    expect(findAll(await showQueue(inboxOf()), 'lightning-button-menu')).toHaveLength(0);
    clearPage();
    expect(findAll(await showQueue(inboxOf({ kinds, dead: 3 })), 'lightning-menu-item')).toHaveLength(2);
  });

  it('says how many more there are than it shows', async () => {
    expect(textOf(await showQueue(inboxOf({ dead: 70 })))).toContain('c.Letters_More');
  });

  it.each([
    ['one event', 'replay', letter.recordId, replay, [{ recordIds: [letter.recordId] }]],
    ['a type', 'replaytype', 'invoice.paid', replayType, [{ type: 'invoice.paid' }]],
    ['all', 'replayall', undefined, replayAll, []],
  ])('replays %s', async (_name, event, detail, method, parameters) => {
    jest.mocked(method).mockResolvedValue(1);
    const element = await showQueue(inboxOf());
    find(element, 'c-dead-letters').dispatchEvent(new CustomEvent(event, { detail }));
    await settle();
    expect(method).toHaveBeenCalledWith(...parameters);
    expect(textOf(element)).toContain('c.Queue_Replayed_One');
  });

  it('replays the type that is chosen in the menu', async () => {
    jest.mocked(replayType).mockResolvedValue(2);
    const kinds = [...inboxOf().kinds, { type: 'charge.refunded', events: 2 }];
    const element = await showQueue(inboxOf({ kinds, dead: 3 }));
    const select = new CustomEvent('select', { detail: { value: 'charge.refunded' } });
    find(element, 'lightning-button-menu').dispatchEvent(select);
    await settle();
    expect(replayType).toHaveBeenCalledWith({ type: 'charge.refunded' });
  });

  it('watches what becomes of a replayed event until nothing waits', async () => {
    jest.mocked(replay).mockResolvedValue(1);
    const element = await showQueue(inboxOf());
    find(element, 'c-dead-letters').dispatchEvent(new CustomEvent('replay', { detail: letter.recordId }));
    wire.emit(inboxOf({ dead: 0, letters: [], received: 1 }));
    await settle();
    expect(textOf(element)).toContain('c.Queue_Waiting');
    await jest.advanceTimersByTimeAsync(2000);
    expect(refreshApex).toHaveBeenCalledTimes(2);
    wire.emit(inboxOf({ dead: 0, letters: [] }));
    await jest.advanceTimersByTimeAsync(10_000);
    expect(refreshApex).toHaveBeenCalledTimes(3);
    expect(textOf(element)).toContain('c.Queue_Settled');
  });

  it('looks no more when it leaves the page', async () => {
    jest.mocked(replayAll).mockResolvedValue(1);
    const element = await showQueue(inboxOf({ received: 1 }));
    find(element, 'c-dead-letters').dispatchEvent(new CustomEvent('replayall'));
    await settle();
    clearPage();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(refreshApex).toHaveBeenCalledTimes(1);
  });

  it('says what could not be replayed', async () => {
    jest.mocked(replay).mockRejectedValue({ body: { message: 'No access' } });
    const element = await showQueue(inboxOf());
    const toast = jest.fn();
    element.addEventListener('lightning__showtoast', toast);
    find(element, 'c-dead-letters').dispatchEvent(new CustomEvent('replay', { detail: letter.recordId }));
    await settle();
    expect(toast).toHaveBeenCalledTimes(1);
  });

  it('shows an error', async () => {
    const element = await showQueue();
    wire.error({ message: 'No access' });
    await settle();
    expect(textOf(find(element, 'c-error-panel'))).toContain('No access');
  });

  it('is accessible', async () => {
    jest.useRealTimers();
    await expect(await showQueue(inboxOf())).toBeAccessible();
  });
});
