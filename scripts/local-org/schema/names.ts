/**
 * A map by lower-cased API name that also finds names written with the project's namespace (`ns__Field__c`).
 */
export class NameMap<Value> extends Map<string, Value> {
  readonly #prefix: string;

  /** @param namespace without underscores; empty for none */
  constructor(namespace: string, entries: Iterable<readonly [string, Value]> = []) {
    super();
    this.#prefix = namespace === '' ? '' : `${namespace.toLowerCase()}__`;
    for (const [name, value] of entries) this.set(name.toLowerCase(), value);
  }

  override get(name: string): Value | undefined {
    return super.get(name) ?? super.get(this.#bare(name));
  }

  override has(name: string): boolean {
    return super.has(name) || super.has(this.#bare(name));
  }

  #bare(name: string): string {
    return this.#prefix !== '' && name.startsWith(this.#prefix) ? name.slice(this.#prefix.length) : name;
  }
}
