import { ApexMap } from '../../runtime/collections.ts';

/** The maps that describes give: keys are in lower case, and are found in any case. */
export class CaseInsensitiveMap extends ApexMap {
  override has(key: unknown): boolean {
    return super.has(lowered(key));
  }

  override get(key: unknown): unknown {
    return super.get(lowered(key));
  }

  override set(key: unknown, value: unknown): unknown {
    return super.set(lowered(key), value);
  }

  override delete(key: unknown): unknown {
    return super.delete(lowered(key));
  }
}

const lowered = (key: unknown): unknown => (typeof key === 'string' ? key.toLowerCase() : key);
