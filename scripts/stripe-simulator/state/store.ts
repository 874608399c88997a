import type { Kind, Kinds } from './objects.ts';

/** One object that was written or removed since the last save. */
export interface Change {
  kind: Kind;
  id: string;
  /** null when the object was removed. */
  object: object | null;
}

/**
 * Every object of the simulated account, in memory, in the order of creation.
 * Objects are never changed in place: a change puts a new object, so a reference that was handed out stays as it was.
 */
export class Store {
  readonly #collections = new Map<Kind, Map<string, object>>();
  readonly #indexes = new Map<string, Map<unknown, Set<string>>>();
  readonly #changes = new Map<string, Change>();

  get<K extends Kind>(kind: K, id: string): Kinds[K] | undefined {
    return this.#collection(kind).get(id);
  }

  /** All objects of a kind, oldest first. */
  all<K extends Kind>(kind: K): Kinds[K][] {
    return [...this.#collection(kind).values()];
  }

  /** The objects of a kind whose field has the value, oldest first. The first question builds an index. */
  where<K extends Kind, F extends keyof Kinds[K] & string>(kind: K, field: F, value: Kinds[K][F]): Kinds[K][] {
    const ids = this.#index(kind, field).get(value);
    if (!ids) return [];
    const collection = this.#collection(kind);
    return [...ids].flatMap((id) => collection.get(id) ?? []);
  }

  put<K extends Kind>(kind: K, object: Kinds[K]): void {
    this.restore(kind, object);
    this.#changes.set(`${kind}/${object.id}`, { kind, id: object.id, object });
  }

  /** Puts an object that was loaded: nothing of it has to be saved again. */
  restore<K extends Kind>(kind: K, object: Kinds[K]): void {
    const collection = this.#collection(kind);
    this.#reindex(kind, object.id, collection.get(object.id), object);
    collection.set(object.id, object);
  }

  remove(kind: Kind, id: string): void {
    const collection = this.#collection(kind);
    this.#reindex(kind, id, collection.get(id), undefined);
    collection.delete(id);
    this.#changes.set(`${kind}/${id}`, { kind, id, object: null });
  }

  /** What has changed since the last call. */
  takeChanges(): Change[] {
    const changes = [...this.#changes.values()];
    this.#changes.clear();
    return changes;
  }

  #collection<K extends Kind>(kind: K): Map<string, Kinds[K]> {
    let collection = this.#collections.get(kind);
    if (!collection) this.#collections.set(kind, (collection = new Map()));
    return collection as Map<string, Kinds[K]>;
  }

  #index<K extends Kind>(kind: K, field: keyof Kinds[K] & string): Map<unknown, Set<string>> {
    const name = `${kind}.${field}`;
    let index = this.#indexes.get(name);
    if (!index) {
      this.#indexes.set(name, (index = new Map()));
      for (const object of this.#collection(kind).values()) addToIndex(index, object[field], object.id);
    }
    return index;
  }

  #reindex<K extends Kind>(kind: K, id: string, before: Kinds[K] | undefined, after: Kinds[K] | undefined): void {
    for (const [name, index] of this.#indexes) {
      if (!name.startsWith(`${kind}.`)) continue;
      const field = name.slice(kind.length + 1) as keyof Kinds[K];
      if (before && after && before[field] === after[field]) continue;
      if (before) index.get(before[field])?.delete(id);
      if (after) addToIndex(index, after[field], id);
    }
  }
}

function addToIndex(index: Map<unknown, Set<string>>, value: unknown, id: string): void {
  const ids = index.get(value);
  if (ids) ids.add(id);
  else index.set(value, new Set([id]));
}
