import type { Position } from '../parse/ast.ts';
import type { TypeRef } from '../runtime/typeRef.ts';
import { Problem } from './problem.ts';
import { checkName } from './rules/identifiers.ts';

/** A local variable or parameter. */
export interface Variable {
  readonly name: string;
  readonly type: TypeRef;
  /** Its JavaScript name. */
  readonly slot: string;
  readonly isFinal: boolean;
}

/** The variables that a place in a body can see. Names can't be used twice in nested blocks. */
export class Scope {
  readonly #outer: Scope | null;
  readonly #variables = new Map<string, Variable>();

  constructor(outer: Scope | null = null) {
    this.#outer = outer;
  }

  find(name: string): Variable | undefined {
    return this.#variables.get(name.toLowerCase()) ?? this.#outer?.find(name);
  }

  /** @throws Problem when the name is taken, or nothing can have it */
  declare(name: string, type: TypeRef, position: Position, isFinal = false): Variable {
    checkName(name, position, 'variable');
    if (this.find(name)) throw new Problem(`Duplicate variable: ${name}`, position);
    const variable: Variable = { name, type, slot: `${name.toLowerCase()}_`, isFinal };
    this.#variables.set(name.toLowerCase(), variable);
    return variable;
  }

  /** All variables in reach. */
  *all(): Iterable<Variable> {
    yield* this.#variables.values();
    if (this.#outer) yield* this.#outer.all();
  }
}
