import addConnectedAccount from '@salesforce/apex/StripeConnectionController.addConnectedAccount';
import checkKey from '@salesforce/apex/StripeConnectionController.checkKey';
import getConnection from '@salesforce/apex/StripeConnectionController.getConnection';
import pause from '@salesforce/apex/StripeConnectionController.pause';
import removeConnectedAccount from '@salesforce/apex/StripeConnectionController.removeConnectedAccount';
import scheduleJobs from '@salesforce/apex/StripeConnectionController.scheduleJobs';
import storeKey from '@salesforce/apex/StripeConnectionController.storeKey';
import storeSecret from '@salesforce/apex/StripeConnectionController.storeSecret';
import switchMode from '@salesforce/apex/StripeConnectionController.switchMode';
import { refreshApex } from '@salesforce/apex';
import StripeConnection from 'c/stripeConnection';
import { clearPage, find, findAll, settle, show, textOf } from '../../../../../../config/jest/page';

jest.mock(
  '@salesforce/apex/StripeConnectionController.getConnection',
  () => ({ default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn()) }),
  { virtual: true },
);
jest.mock('@salesforce/apex/StripeConnectionController.addConnectedAccount', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/StripeConnectionController.removeConnectedAccount', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/StripeConnectionController.checkKey', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/StripeConnectionController.pause', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/StripeConnectionController.scheduleJobs', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/StripeConnectionController.storeKey', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/StripeConnectionController.storeSecret', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/StripeConnectionController.switchMode', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn().mockResolvedValue(undefined) }), { virtual: true });

const wire = getConnection as unknown as { emit(data: unknown): void; error(body: unknown): void };

const lastWebhook: ConnectionWebhookView = {
  receivedAt: '2026-11-23T10:00:00.000Z',
  type: 'invoice.paid',
  apiVersion: '2026-10-28.endive',
  isOlder: false,
  hoursAgo: 2,
  usualPerDay: 40,
  isSuspicious: false,
};

function viewOf(changes: Partial<ConnectionView> = {}): ConnectionView {
  return {
    mode: 'test',
    isArmed: true,
    isCopy: false,
    isPaused: false,
    webhookUrl: 'https://acme.my.salesforce-sites.com/stripe/services/apexrest/stripe/webhook',
    webhooksPageUrl: 'https://dashboard.stripe.com/test/webhooks',
    newKeyUrl: 'https://dashboard.stripe.com/test/apikeys/create',
    pinnedVersion: '2026-10-28.endive',
    lastWebhook,
    stripeReadAt: '2026-11-23T10:00:05.000Z',
    secrets: [
      { endpoint: 'test', isStored: true, changedAt: '2026-11-01T00:00:00.000Z', previousUntil: null },
      { endpoint: 'live', isStored: false, changedAt: null, previousUntil: null },
    ],
    connectedAccounts: [],
    jobs: [{ name: 'Daily decay', isScheduled: true, nextRunAt: '2026-11-24T00:10:00.000Z', previousRunAt: null }],
    ...changes,
  };
}

async function showConnection(view?: ConnectionView): Promise<HTMLElement> {
  const element = show('c-stripe-connection', StripeConnection, {});
  if (view) wire.emit(view);
  await settle();
  return element;
}

const press = (element: HTMLElement, tag: string, name: string, detail?: unknown): void => {
  find(element, tag).dispatchEvent(new CustomEvent(name, { detail }));
};

describe('c-stripe-connection', () => {
  afterEach(() => {
    clearPage();
    jest.clearAllMocks();
  });

  it('shows a spinner until it knows', async () => {
    expect(findAll(await showConnection(), 'lightning-spinner')).toHaveLength(1);
  });

  it('shows mode, address, last event, secrets and jobs, and warns of nothing when all is well', async () => {
    const element = await showConnection(viewOf());
    const text = textOf(element);
    expect(text).toContain('c.Connection_Test');
    expect(text).toContain('https://acme.my.salesforce-sites.com/stripe');
    expect(text).toContain('Daily decay');
    expect(findAll(element, 'button[data-endpoint]')).toHaveLength(2);
    expect(findAll(element, '.notice')).toHaveLength(0);
  });

  it.each<[string, Partial<ConnectionView>]>([
    ['disarmed', { isArmed: false, isCopy: true }],
    ['site', { webhookUrl: null }],
    ['secret', { secrets: [] }],
    ['paused', { isPaused: true }],
    ['silence', { lastWebhook: { ...lastWebhook, hoursAgo: 26.4, isSuspicious: true } }],
    ['jobs', { jobs: [{ name: 'Daily decay', isScheduled: false, nextRunAt: null, previousRunAt: null }] }],
    ['version', { lastWebhook: { ...lastWebhook, apiVersion: '2024-06-20', isOlder: true } }],
  ])('warns: %s', async (key, changes) => {
    const element = await showConnection(viewOf(changes));
    expect(findAll(element, '.notice').map(({ dataset }) => dataset.key)).toEqual([key]);
  });

  it('tells a copy of an org from one that was never set up', async () => {
    const element = await showConnection(viewOf({ isArmed: false, isCopy: false }));
    expect(textOf(find(element, '.notice'))).toContain('c.Connection_Not_Set_Up');
  });

  it.each([
    ['disarmed', { isArmed: false }, switchMode, [{ mode: 'test' }]],
    ['paused', { isPaused: true }, pause, [{ isPaused: false }]],
    ['jobs', { jobs: [{ name: 'A', isScheduled: false, nextRunAt: null, previousRunAt: null }] }, scheduleJobs, []],
  ])('mends what a notice says: %s', async (key, changes, method, parameters) => {
    jest.mocked(method).mockResolvedValue(undefined);
    const element = await showConnection(viewOf(changes));
    find(element, `button.action[data-key="${key}"]`).click();
    await settle();
    expect(method).toHaveBeenCalledWith(...parameters);
    expect(refreshApex).toHaveBeenCalledTimes(1);
  });

  it('does not ask Stripe before somebody presses the button, then says what the key may not do', async () => {
    jest.mocked(checkKey).mockResolvedValue({
      isAccepted: true,
      problem: null,
      granted: 11,
      missing: ['Invoices'],
      unanswered: [],
    });
    const element = await showConnection(viewOf());
    expect(checkKey).not.toHaveBeenCalled();
    press(element, 'c-connection-key', 'check');
    await settle();
    expect(textOf(find(element, '.outcome'))).toContain('c.Key_Missing');
  });

  it.each([
    ['a key', 'c-connection-key', 'storekey', 'rk_test_1', storeKey, { mode: 'test', key: 'rk_test_1' }],
    [
      'a secret',
      'c-connection-webhook',
      'storesecret',
      { endpoint: 'live', secret: 'whsec_1' },
      storeSecret,
      { endpoint: 'live', secret: 'whsec_1' },
    ],
    [
      'a connected account',
      'c-connected-accounts',
      'addaccount',
      { stripeId: 'acct_1', name: 'Shop' },
      addConnectedAccount,
      { stripeId: 'acct_1', name: 'Shop' },
    ],
    [
      'the end of one',
      'c-connected-accounts',
      'removeaccount',
      'acct_1',
      removeConnectedAccount,
      { stripeId: 'acct_1' },
    ],
    ['a mode', 'c-connection-key', 'switchmode', 'live', switchMode, { mode: 'live' }],
    ['a pause', 'c-connection-jobs', 'pause', true, pause, { isPaused: true }],
  ])('stores %s and shows none of it', async (_name, tag, event, detail, method, parameters) => {
    jest.mocked(method).mockResolvedValue(undefined);
    const element = await showConnection(viewOf());
    const toast = jest.fn();
    element.addEventListener('lightning__showtoast', toast);
    press(element, tag, event, detail);
    await settle();
    expect(method).toHaveBeenCalledWith(parameters);
    expect(toast).toHaveBeenCalledTimes(1);
    expect(textOf(element)).not.toContain('rk_test_1');
  });

  it('says in a toast what was refused', async () => {
    jest.mocked(storeKey).mockRejectedValue({ body: { message: 'A Stripe key of test mode begins with rk_test_' } });
    const element = await showConnection(viewOf());
    const toast = jest.fn();
    element.addEventListener('lightning__showtoast', ({ detail }: CustomEventInit) => toast(detail));
    press(element, 'c-connection-key', 'storekey', 'sk_live_1');
    await settle();
    expect(toast).toHaveBeenCalledWith(
      expect.objectContaining({ variant: 'error', message: expect.stringContaining('rk_test_') }),
    );
  });

  it('says who may look when it is not for this user', async () => {
    const element = await showConnection();
    wire.error({ message: 'This page is for admins' });
    await settle();
    expect(textOf(find(element, 'c-error-panel'))).toContain('This page is for admins');
  });

  it.each([
    ['loading', undefined],
    ['full', viewOf({ isPaused: true, lastWebhook: null })],
  ])('is accessible while %s', async (_state, view) => {
    await expect(await showConnection(view)).toBeAccessible();
  });
});
