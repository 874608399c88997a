import { createHash } from 'node:crypto';
import { resolve } from 'node:path';

/** What `npm start` can be told. */
export const startFlags = {
  port: { type: 'string', default: '8080' },
  'no-open': { type: 'boolean', default: false },
  empty: { type: 'boolean', default: false },
  'stripe-api-base': { type: 'string' },
  'webhook-secret': { type: 'string' },
  data: { type: 'string', default: '.local-org/org.db' },
  fresh: { type: 'boolean', default: false },
  mode: { type: 'string', default: 'test' },
  json: { type: 'boolean', default: false },
} as const;

export const startHelp = `npm start -- [flags]

Brings up the local org with the package deployed, a local Stripe with billing history, and the pages in a browser.

  --port N               port of the local org (default 8080; the local Stripe takes the next free one); 0: any
  --no-open              open no browser
  --empty                no local Stripe and no demo data: an org with the package deployed and set up
  --stripe-api-base URL  ask that Stripe instead of a local one (without /v1)
  --webhook-secret S     the signing secret in force (whsec_…)
  --data FILE            the SQLite file (default .local-org/org.db); an existing one comes back as it was
  --fresh                begin with an empty database
  --mode test|live       the Stripe mode that the org is connected to (default test)
  --json                 when ready, print one line of JSON and nothing else

Example: npm start -- --port 9000 --fresh
`;

type FlagValues = { readonly [Name in keyof typeof startFlags]?: string | boolean };

/** The flags, checked. */
export interface StartOptions {
  readonly port: number;
  readonly opensBrowser: boolean;
  /** Where Stripe is asked; undefined: a local Stripe is started, unless the org is to be empty. */
  readonly stripeApiBase: string | undefined;
  readonly hasLocalStripe: boolean;
  readonly webhookSecret: string;
  readonly data: string;
  readonly isFresh: boolean;
  readonly mode: 'test' | 'live';
  readonly isJson: boolean;
}

const highestPort = 65_535;

/** @throws Error that names the flag and what it takes */
export function readStartOptions(values: FlagValues): StartOptions {
  const data = resolve(String(values.data));
  const stripeApiBase = values['stripe-api-base'] === undefined ? undefined : baseOf(String(values['stripe-api-base']));
  return {
    port: portOf(String(values.port)),
    opensBrowser: values['no-open'] !== true && values.json !== true,
    stripeApiBase,
    hasLocalStripe: values.empty !== true && stripeApiBase === undefined,
    webhookSecret: secretOf(values['webhook-secret'], data),
    data,
    isFresh: values.fresh === true,
    mode: modeOf(String(values.mode)),
    isJson: values.json === true,
  };
}

function portOf(text: string): number {
  const port = /^\d+$/.test(text) ? Number(text) : NaN;
  if (port <= highestPort) return port;
  throw new Error(`--port takes a number from 0 to ${highestPort}, not '${text}'.`);
}

function baseOf(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new Error(`--stripe-api-base takes an address such as http://127.0.0.1:12111, not '${text}'.`);
  return text.replace(/\/+$/, '');
}

function modeOf(text: string): 'test' | 'live' {
  if (text === 'test' || text === 'live') return text;
  throw new Error(`--mode takes test or live, not '${text}'.`);
}

/** Without a secret of its own, a data file always has the same one, so that it still fits after a restart. */
function secretOf(given: string | boolean | undefined, data: string): string {
  if (given === undefined) return `whsec_${createHash('sha256').update(data).digest('hex').slice(0, 32)}`;
  if (typeof given === 'string' && /^whsec_[\w-]+$/.test(given)) return given;
  throw new Error(
    '--webhook-secret takes a signing secret of Stripe: it begins with whsec_, and letters, digits, _ and - follow.',
  );
}
