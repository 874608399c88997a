import type { ApexObject, ClassDescriptor } from './apexObject.ts';
import { HostError } from './exceptions.ts';
import { active } from './transaction.ts';

/** What an emitted module gives to the cell of a class. */
export interface ClassCode {
  /** The JavaScript class; its static methods are the class's static methods. */
  readonly code: EmittedClass;
  readonly descriptor: ClassDescriptor;
  /** A fresh object with all static fields null. */
  createStatics(): object;
  /** Runs static initialisers. */
  initialize(): void;
}

/** A JavaScript class that the compiler emitted. */
export type EmittedClass = (new () => ApexObject) & Record<string, (...args: readonly unknown[]) => unknown>;

/**
 * The place of a compiled class in its program. Other modules hold the cell, not the class, so that they can be loaded
 * in any order; static state is found through it in the running transaction.
 */
export class ClassCell {
  readonly name: string;
  /** Position of the class's state in {@link active.statics}. */
  readonly index: number;
  #code: ClassCode | undefined;

  constructor(name: string, index: number) {
    this.name = name;
    this.index = index;
  }

  define(code: ClassCode): void {
    this.#code = code;
    Object.defineProperty(code.code.prototype, 'descriptor', { value: code.descriptor });
  }

  /** @throws HostError when the class did not compile */
  get loaded(): ClassCode {
    if (!this.#code) throw new HostError(`Class ${this.name} is not loaded: it has compile errors`);
    return this.#code;
  }

  get isLoaded(): boolean {
    return this.#code !== undefined;
  }

  get code(): EmittedClass {
    return this.loaded.code;
  }

  /** The static fields in the running transaction; the first use runs the static initialisers. */
  statics(): object {
    return (active.statics[this.index] as object | undefined) ?? this.#begin();
  }

  #begin(): object {
    const state = this.loaded.createStatics();
    active.statics[this.index] = state;
    this.loaded.initialize();
    return state;
  }
}
