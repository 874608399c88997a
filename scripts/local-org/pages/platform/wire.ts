/** What a wired property or function is given. */
export interface WireValue {
  readonly data: unknown;
  readonly error: unknown;
}

/** Loads the data for one configuration. */
export type Load = (config: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** The adapter class that `@wire` takes. https://github.com/salesforce/lwc-rfcs/blob/master/text/0103-wire-adapters.md */
export type WireAdapterClass = new (callback: (value: WireValue) => void) => {
  connect(): void;
  disconnect(): void;
  update(config: Record<string, unknown>): void;
};

const nothing: WireValue = { data: undefined, error: undefined };
const refreshers = new WeakMap<object, () => Promise<void>>();

/** Loads again what a wire gave. @param value the object that was given to the wired property or function */
export async function refreshWired(value: unknown): Promise<void> {
  const refresh = typeof value === 'object' && value !== null ? refreshers.get(value) : undefined;
  if (!refresh) throw new Error('refreshApex needs the value that a wire gave: keep the whole { data, error } object.');
  await refresh();
}

/** Data from a wire is read-only, as in Salesforce. */
function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}

/**
 * Makes an adapter that loads when it is connected and whenever its configuration changes. A configuration with an
 * undefined value loads nothing.
 */
export function wireAdapter(load: Load): WireAdapterClass {
  return class {
    readonly #callback: (value: WireValue) => void;
    #config: Record<string, unknown> | undefined;
    #connected = false;
    #latest = 0;

    constructor(callback: (value: WireValue) => void) {
      this.#callback = callback;
      callback(nothing);
    }

    connect(): void {
      this.#connected = true;
      void this.load();
    }

    disconnect(): void {
      this.#connected = false;
    }

    update(config: Record<string, unknown>): void {
      this.#config = config;
      void this.load();
    }

    private async load(): Promise<void> {
      const config = this.#config;
      if (!this.#connected || !config || Object.values(config).includes(undefined)) return;
      const turn = ++this.#latest;
      const value = await load(config).then(
        (data): WireValue => ({ data: freeze(data), error: undefined }),
        (error: unknown): WireValue => ({ data: undefined, error }),
      );
      if (turn !== this.#latest || !this.#connected) return;
      refreshers.set(value, () => this.load());
      this.#callback(value);
    }
  };
}
