import { ApexMap } from '../../runtime/collections.ts';

/** The maps that describes give: keys are in lower case, and are found in any case. */
export class CaseInsensitiveMap extends ApexMap {
  /** The name that a key stands for: names may bear the namespace of the project. Set by describes. */
  nameOf: (key: string) => string | undefined = (key) => key;

  override has(key: unknown): boolean {
    return super.has(lowered(this.#own(key)));
  }

  override get(key: unknown): unknown {
    return super.get(lowered(this.#own(key)));
  }

  #own(key: unknown): unknown {
    return typeof key === 'string' ? (this.nameOf(key) ?? key) : key;
  }

  override set(key: unknown, value: unknown): unknown {
    return super.set(lowered(key), value);
  }

  override delete(key: unknown): unknown {
    return super.delete(lowered(key));
  }
}

const lowered = (key: unknown): unknown => (typeof key === 'string' ? key.toLowerCase() : key);
