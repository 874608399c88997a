import { API_VERSION, type StripeAccount } from '../account/account.ts';
import { StripeError } from '../account/stripeError.ts';
import { expand } from '../wire/expand.ts';
import type { WireObject } from '../wire/present.ts';
import { decodeForm } from './form.ts';
import { catalogRoutes } from './resources/catalog.ts';
import { customerRoutes } from './resources/customers.ts';
import { invoiceRoutes } from './resources/invoices.ts';
import { operationRoutes } from './resources/operations.ts';
import { paymentRoutes } from './resources/payments.ts';
import { subscriptionRoutes } from './resources/subscriptions.ts';
import { takeExpand, type Route } from './routes.ts';

/** A request to the API, as it came in. */
export interface ApiRequest {
  method: string;
  /** Path without the query. */
  path: string;
  /** The query of a GET or DELETE, the body of a POST; both are forms. */
  form: string;
  header: (name: string) => string | undefined;
}

/** What is answered. */
export interface ApiAnswer {
  status: number;
  body: WireObject;
  headers: Record<string, string>;
}

const ROUTES: readonly Route[] = [
  ...customerRoutes,
  ...catalogRoutes,
  ...subscriptionRoutes,
  ...invoiceRoutes,
  ...paymentRoutes,
  ...operationRoutes,
];

/** Answers a request as api.stripe.com does: authentication, version, idempotency, then the route itself. */
export function answerApi(account: StripeAccount, request: ApiRequest): ApiAnswer {
  const requestId = account.ids.next('req');
  const version = request.header('stripe-version') ?? API_VERSION;
  const headers = { 'request-id': requestId, 'stripe-version': version };
  try {
    authenticate(request);
    const key = request.header('idempotency-key');
    account.request = { id: requestId, idempotency_key: key ?? null };
    if (key === undefined || request.method !== 'POST')
      return { status: 200, body: perform(account, request), headers };
    return { ...answerOnce(account, request, key), headers: { ...headers, 'idempotency-key': key } };
  } catch (error) {
    if (!(error instanceof StripeError)) throw error;
    return { status: error.status, body: { error: errorBody(error, requestId) }, headers };
  } finally {
    account.request = { id: null, idempotency_key: null };
  }
}

function perform(account: StripeAccount, request: ApiRequest): WireObject {
  const segments = request.path.split('/').slice(1).map(decodeURIComponent);
  const route = ROUTES.find((one) => one.method === request.method && matches(one, segments));
  if (!route) {
    throw new StripeError(404, {
      type: 'invalid_request_error',
      message: `Unrecognized request URL (${request.method}: ${request.path}). The simulator has no such address.`,
    });
  }
  const ids = segments.filter((_, index) => route.segments[index] === ':id');
  const { expand: paths, rest } = takeExpand(decodeForm(request.form));
  return expand(route.answer(account, ids, rest), paths, account.store);
}

/** The same key gives the same answer again; with other parameters it is refused. */
function answerOnce(account: StripeAccount, request: ApiRequest, key: string): Omit<ApiAnswer, 'headers'> {
  const fingerprint = `${request.method} ${request.path} ${request.form}`;
  const kept = account.store.get('idempotent_answers', key);
  if (kept && kept.fingerprint !== fingerprint) {
    throw new StripeError(400, {
      type: 'idempotency_error',
      message: 'Keys for idempotent requests can only be used with the same parameters they were first used with.',
    });
  }
  if (kept) return { status: kept.status, body: JSON.parse(kept.body) as WireObject };
  const answer = performOrRefuse(account, request);
  account.store.put('idempotent_answers', {
    id: key,
    fingerprint,
    status: answer.status,
    body: JSON.stringify(answer.body),
    created: account.now(),
  });
  return answer;
}

function performOrRefuse(account: StripeAccount, request: ApiRequest): Omit<ApiAnswer, 'headers'> {
  try {
    return { status: 200, body: perform(account, request) };
  } catch (error) {
    // A declined card is the outcome of the request, so it is kept; a request that was refused may be corrected.
    if (!(error instanceof StripeError) || error.status !== 402) throw error;
    return { status: error.status, body: { error: errorBody(error, account.request.id ?? '') } };
  }
}

function matches(route: Route, segments: readonly string[]): boolean {
  return (
    route.segments.length === segments.length &&
    route.segments.every((segment, index) => segment === ':id' || segment === segments[index])
  );
}

function authenticate(request: ApiRequest): void {
  const header = request.header('authorization') ?? '';
  const [scheme = '', credentials = ''] = header.split(' ');
  const key =
    scheme.toLowerCase() === 'basic' ? Buffer.from(credentials, 'base64').toString().split(':')[0] : credentials;
  if (key && /^(sk|rk)_test_/.test(key)) return;
  const message = key
    ? `Invalid API Key provided: ${key.slice(0, 8)}****. The simulator takes any key that begins with sk_test_ or rk_test_.`
    : "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').";
  throw new StripeError(401, { type: 'invalid_request_error', message });
}

function errorBody(error: StripeError, requestId: string): WireObject {
  const { code } = error.details;
  return {
    ...error.details,
    ...(code ? { doc_url: `https://stripe.com/docs/error-codes/${code.replace(/_/g, '-')}` } : {}),
    request_log_url: `https://dashboard.stripe.com/test/logs/${requestId}`,
  };
}
