import type { StripeAccount } from '../account/account.ts';
import { invalidRequest, StripeError } from '../account/stripeError.ts';
import { travelTo } from '../billing/timeline.ts';
import type { Dispatcher, Disturbance } from '../webhooks/dispatcher.ts';
import { present, type WireObject } from '../wire/present.ts';
import { act, ACTIONS, type ActionOptions } from './actions.ts';
import type { Fault, Faults } from './faults.ts';

/** What the control addresses work on. */
export interface ControlContext {
  account: StripeAccount;
  dispatcher: Dispatcher;
  faults: Faults;
  /** Connects a new account, whose events are signed with a secret of their own. */
  connect: (id: string, secret: string) => void;
}

/** Answers `/simulator/…`: the addresses that real Stripe does not have. */
export async function answerControl(
  context: ControlContext,
  method: string,
  path: string,
  body: string,
): Promise<{ status: number; body: unknown }> {
  try {
    const options = parse(body);
    const [, , area = '', id = '', action = ''] = path.split('/');
    return { status: 200, body: await perform(context, `${method} ${area}`, { id, action, options }) };
  } catch (error) {
    if (!(error instanceof StripeError)) throw error;
    return { status: error.status, body: { error: error.details } };
  }
}

interface ControlCall {
  id: string;
  action: string;
  options: WireObject;
}

async function perform(
  context: ControlContext,
  address: string,
  { id, action, options }: ControlCall,
): Promise<unknown> {
  const { account, dispatcher, faults } = context;
  switch (address) {
    case 'GET status':
      return status(context);
    case 'POST clock':
      travelTo(account, destination(account, options));
      return status(context);
    case 'POST settle':
      await settle(dispatcher);
      return status(context);
    case 'POST connected-accounts':
      return connect(context, options);
    case 'POST faults':
      faults.set((options['faults'] ?? [options]) as Fault[]);
      return { waiting: faults.waiting };
    case 'POST deliveries':
      Object.assign(dispatcher.disturbance, options as Partial<Disturbance>);
      return dispatcher.disturbance;
    case 'GET deliveries':
      return account.store.all('deliveries').slice(-100);
    case 'POST events':
      dispatcher.resend(account.find('events', id));
      return present('events', account.find('events', id), account.store);
    case 'POST customers':
      act(account, id, action, options as ActionOptions);
      return { customer: id, done: action };
    default:
      throw new StripeError(404, {
        type: 'invalid_request_error',
        message: `The simulator has no control address ${address}. Actions on customers: ${Object.keys(ACTIONS).join(', ')}.`,
      });
  }
}

function connect(context: ControlContext, { id, secret }: WireObject): WireObject {
  if (typeof id !== 'string' || !/^acct_\w+$/.test(id) || typeof secret !== 'string') {
    throw invalidRequest('Give {"id":"acct_…","secret":"whsec_…"}.', 'id');
  }
  context.connect(id, secret);
  return { id };
}

function status({ account, dispatcher, faults }: ControlContext): WireObject {
  const { store } = account;
  const subscriptions = store.all('subscriptions');
  return {
    clock: new Date(account.now() * 1000).toISOString(),
    seed: account.seed,
    customers: store.all('customers').length,
    subscriptions: Object.fromEntries(
      Map.groupBy(subscriptions, (one) => one.status)
        .entries()
        .map(([name, all]) => [name, all.length]),
    ),
    invoices: store.all('invoices').length,
    events: store.all('events').length,
    deliveries: dispatcher.counts(),
    disturbance: dispatcher.disturbance,
    faults: faults.waiting,
  };
}

async function settle(dispatcher: Dispatcher): Promise<void> {
  dispatcher.pump();
  while (!dispatcher.isIdle()) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** `{"advance":"P3DT5M"}` or `{"now":"2026-12-01T00:00:00Z"}`, in seconds. */
function destination(account: StripeAccount, options: WireObject): number {
  const { advance, now } = options;
  if (typeof now === 'string' && !Number.isNaN(Date.parse(now))) return Math.floor(Date.parse(now) / 1000);
  const match =
    typeof advance === 'string'
      ? /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(advance)
      : null;
  if (!match) {
    throw invalidRequest(
      'Give the clock {"advance":"P3DT5M"} (weeks, days, hours, minutes, seconds) or {"now":"2026-12-01T00:00:00Z"}.',
      'advance',
    );
  }
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0));
  return account.now() + (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds;
}

function parse(body: string): WireObject {
  if (body.trim() === '') return {};
  try {
    return JSON.parse(body) as WireObject;
  } catch {
    throw invalidRequest('The body of a control request is JSON.');
  }
}
