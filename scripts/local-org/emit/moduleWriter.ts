import type { Position } from '../parse/ast.ts';

/**
 * Collects what one emitted module needs besides its code: objects that the code refers to, and the lines of its
 * statements, by whose numbers coverage is counted and stack traces are read.
 */
export class ModuleWriter {
  /** Objects that the module gets from outside, in the order of their names `$k0`, `$k1` … */
  readonly values: unknown[] = [];
  /** Line of each statement, by its number. */
  readonly lines: number[] = [];
  readonly #names = new Map<unknown, string>();

  /** The name under which the module's code sees an object. */
  hoist(value: unknown): string {
    const known = this.#names.get(value);
    if (known) return known;
    const name = `$k${this.values.length}`;
    this.values.push(value);
    this.#names.set(value, name);
    return name;
  }

  /** Numbers a statement. */
  statement(position: Position): number {
    return this.lines.push(position.line) - 1;
  }

  /** Declarations of all hoisted objects; `$values` is the module's argument. */
  declarations(): string {
    return this.values.map((_, index) => `const $k${index} = $values[${index}];`).join('\n');
  }
}
