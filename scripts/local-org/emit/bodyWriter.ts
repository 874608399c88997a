import type { ClassDescriptor } from '../runtime/apexObject.ts';
import type { ClassCell } from '../runtime/classCell.ts';
import type { TypeRef } from '../runtime/typeRef.ts';
import type { Declaration } from '../types/declarations.ts';
import type { ModuleWriter } from './moduleWriter.ts';

/** Where the emitter finds the cells of a program's classes. */
export interface Cells {
  cellOf(declaration: Declaration): ClassCell;
  /** Whether a type is a class of the source. */
  hasCell(type: TypeRef): boolean;
  cellOfType(type: TypeRef): ClassCell;
  descriptorOf(declaration: Declaration): ClassDescriptor;
}

/** Collects what the code of one JavaScript function needs: temporaries, and what stands for the value in hand. */
export class BodyWriter {
  readonly module: ModuleWriter;
  readonly cells: Cells;
  readonly #temporaries: string[] = [];
  readonly #receivers: string[] = [];
  readonly #previous: string[] = [];
  /** Set inside a `runAs` block, which is a function of its own: the variable that takes what `return` gives. */
  returnHolder: string | null = null;
  /** What `return;` becomes; constructors give the object. */
  emptyReturn = 'return;';

  constructor(module: ModuleWriter, cells: Cells) {
    this.module = module;
    this.cells = cells;
  }

  /** A new JavaScript variable, declared at the start of the function. */
  temporary(): string {
    const name = `$${this.#temporaries.length + 1}`;
    this.#temporaries.push(name);
    return name;
  }

  /** The declaration of all temporaries. */
  declarations(): string {
    return this.#temporaries.length === 0 ? '' : `let ${this.#temporaries.join(', ')};`;
  }

  /** The value of the nearest `?.` target. */
  get receiver(): string {
    return this.#receivers.at(-1) ?? 'null';
  }

  /** The old value of the target that is being updated. */
  get previous(): string {
    return this.#previous.at(-1) ?? 'null';
  }

  withReceiver<T>(name: string, work: () => T): T {
    this.#receivers.push(name);
    const result = work();
    this.#receivers.pop();
    return result;
  }

  withPrevious<T>(name: string, work: () => T): T {
    this.#previous.push(name);
    const result = work();
    this.#previous.pop();
    return result;
  }

  /** The name of the cell of a class. */
  cell(declaration: Declaration): string {
    return this.module.hoist(this.cells.cellOf(declaration));
  }
}
