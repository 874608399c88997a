import { readFileSync } from 'node:fs';

/** What an org must be told before it can work with Stripe. */
export interface SetupValues {
  readonly mode: 'test' | 'live';
  /** Signing secret of the webhook endpoint, `whsec_…`. */
  readonly webhookSecret: string;
  /** Restricted key of the Stripe account, `rk_…` or `sk_…`. */
  readonly key: string;
}

const template = 'config/setup.apex';

/**
 * The anonymous Apex that sets the package up.
 * @throws Error when a value could end the Apex text that it stands in
 */
export function setupApex(values: SetupValues): string {
  const byName: Readonly<Record<string, string>> = { ...values };
  return readFileSync(template, 'utf8').replace(/\$\{(\w+)\}/g, (_, name: string) => {
    const value = byName[name] ?? '';
    if (/^[\w-]+$/.test(value)) return value;
    throw new Error(`The ${name} for ${template} has characters that no Stripe key, secret or mode has.`);
  });
}
