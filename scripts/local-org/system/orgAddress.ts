/** Where the org says it is. An org that is served says the address of its server; tests see this default. */
const address = { base: 'https://local.my.salesforce.com' };

/** Base URL of the org, without a slash at the end. */
export const orgBaseUrl = (): string => address.base;

/** @param base such as `http://127.0.0.1:8080` */
export function setOrgBaseUrl(base: string): void {
  address.base = base.replace(/\/$/, '');
}

/** Host of the org, with its port. */
export const orgHost = (): string => new URL(address.base).host;
