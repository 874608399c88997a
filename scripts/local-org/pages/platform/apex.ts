import { callOrg } from './connection.ts';
import { refreshWired, wireAdapter } from './wire.ts';
import type { WireAdapterClass } from './wire.ts';

/** An Apex method as components import it: called, it runs at once; given to `@wire`, it is an adapter. */
export interface ApexMethod {
  (params?: Record<string, unknown>): Promise<unknown>;
  adapter: WireAdapterClass;
}

/**
 * `@salesforce/apex/Class.method`.
 * https://developer.salesforce.com/docs/platform/lwc/guide/apex-import-method.html
 * @param name `Class.method` or `namespace.Class.method`
 */
export function apexMethod(name: string): ApexMethod {
  const [className, method] = name.split('.').slice(-2);
  const invoke = (params: Record<string, unknown> = {}): Promise<unknown> =>
    callOrg('POST', `/local-org/apex/${className}/${method}`, params);
  return Object.assign(invoke, { adapter: wireAdapter((config) => invoke({ ...config })) });
}

export { refreshWired as refreshApex };

/** Not supported here: the one thing of `@salesforce/apex` besides `refreshApex`. */
export function getSObjectValue(): never {
  throw new Error('The local org does not support getSObjectValue of @salesforce/apex.');
}
