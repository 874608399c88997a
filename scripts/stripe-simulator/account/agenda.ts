import type { AgendaEntry, TaskName } from '../state/objects.ts';
import type { Store } from '../state/store.ts';

/** What will happen when: a binary heap over the entries that the store keeps, earliest first. */
export class Agenda {
  readonly #store: Store;
  readonly #heap: AgendaEntry[] = [];
  #issued = 0;

  constructor(store: Store) {
    this.#store = store;
    for (const entry of store.all('agenda')) {
      this.#push(entry);
      this.#issued = Math.max(this.#issued, Number(entry.id));
    }
  }

  /** @param at seconds since 1970. A task that has become pointless by then has to see that itself. */
  plan(task: TaskName, subject: string, at: number): void {
    const entry: AgendaEntry = { id: String(++this.#issued), at, task, subject };
    this.#store.put('agenda', entry);
    this.#push(entry);
  }

  /** The second at which the next task is due, or null. */
  nextAt(): number | null {
    return this.#heap[0]?.at ?? null;
  }

  /** Takes the earliest task that is due by `until`. */
  takeDue(until: number): AgendaEntry | null {
    const first = this.#heap[0];
    if (!first || first.at > until) return null;
    const last = this.#heap.pop();
    if (last && last !== first) {
      this.#heap[0] = last;
      this.#sink(0);
    }
    this.#store.remove('agenda', first.id);
    return first;
  }

  #push(entry: AgendaEntry): void {
    const heap = this.#heap;
    let index = heap.push(entry) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#isBefore(index, parent)) return;
      this.#swap(index, parent);
      index = parent;
    }
  }

  #sink(start: number): void {
    let index = start;
    for (;;) {
      let smallest = index;
      for (const child of [2 * index + 1, 2 * index + 2]) {
        if (child < this.#heap.length && this.#isBefore(child, smallest)) smallest = child;
      }
      if (smallest === index) return;
      this.#swap(index, smallest);
      index = smallest;
    }
  }

  #isBefore(one: number, other: number): boolean {
    const a = this.#heap[one];
    const b = this.#heap[other];
    if (!a || !b) return false;
    return a.at !== b.at ? a.at < b.at : Number(a.id) < Number(b.id);
  }

  #swap(one: number, other: number): void {
    const a = this.#heap[one];
    const b = this.#heap[other];
    if (!a || !b) return;
    this.#heap[one] = b;
    this.#heap[other] = a;
  }
}
