import { typeRef, types } from '../runtime/typeRef.ts';
import type { TypeRef } from '../runtime/typeRef.ts';
import type { Conversions } from './conversions.ts';
import type { Declaration, FieldSymbol, MethodSymbol } from './declarations.ts';
import type { TypeTable } from './typeTable.ts';

/** Replaces the type parameters of a generic declaration by the arguments that a receiver has. */
export function substitute(type: TypeRef, declaration: Declaration, receiver: TypeRef): TypeRef {
  if (declaration.typeParameters.length === 0) return type;
  if (type.kind === 'parameter') {
    return receiver.args[declaration.typeParameters.indexOf(type.name)] ?? types.object;
  }
  if (type.args.length === 0) return type;
  return typeRef(
    type.kind,
    type.name,
    type.args.map((arg) => substitute(arg, declaration, receiver)),
  );
}

/** A method as a receiver has it: type arguments filled in. */
export interface MethodView {
  readonly method: MethodSymbol;
  readonly parameters: readonly TypeRef[];
  readonly returnType: TypeRef;
}

/** Looks up the members of types, inherited ones included. */
export class Members {
  readonly #table: TypeTable;
  readonly #conversions: Conversions;

  constructor(table: TypeTable, conversions: Conversions) {
    this.#table = table;
    this.#conversions = conversions;
  }

  /** A field or property of a type or its ancestors. */
  field(type: TypeRef, name: string): { readonly field: FieldSymbol; readonly type: TypeRef } | undefined {
    const key = name.toLowerCase();
    for (const ancestor of this.#conversions.ancestors(type)) {
      const declaration = this.#table.declaration(ancestor);
      const field = declaration?.fields.get(key);
      if (declaration && field) return { field, type: substitute(field.type, declaration, ancestor) };
    }
    return undefined;
  }

  /** All methods of that name that a type has; overridden ones are left out. */
  methods(type: TypeRef, name: string): MethodView[] {
    const key = name.toLowerCase();
    const found = new Map<string, MethodView>();
    for (const ancestor of this.#lookupOrder(type)) {
      const declaration = this.#table.declaration(ancestor);
      if (!declaration) continue;
      for (const method of declaration.methods.get(key) ?? []) {
        const view = viewOf(method, declaration, ancestor);
        const signature = view.parameters.map((parameter) => parameter.text).join();
        if (!found.has(signature)) found.set(signature, view);
      }
    }
    return [...found.values()];
  }

  constructors(type: TypeRef): MethodView[] {
    const declaration = this.#table.declaration(type);
    return (declaration?.constructors ?? []).map((method) => viewOf(method, declaration as Declaration, type));
  }

  /** All methods that a concrete class has to have, from its abstract ancestors and its interfaces. */
  *abstractMethods(type: TypeRef): Iterable<MethodView> {
    for (const ancestor of this.#conversions.ancestors(type)) {
      const declaration = this.#table.declaration(ancestor);
      if (!declaration) continue;
      for (const method of [...declaration.methods.values()].flat()) {
        if (method.isAbstract && !method.isStatic) yield viewOf(method, declaration, ancestor);
      }
    }
  }

  *#lookupOrder(type: TypeRef): Iterable<TypeRef> {
    yield* this.#conversions.ancestors(type);
    if (type.kind === 'enum') yield typeRef('class', 'Enum', [type]);
    yield types.object;
  }
}

function viewOf(method: MethodSymbol, declaration: Declaration, receiver: TypeRef): MethodView {
  return {
    method,
    parameters: method.parameters.map((parameter) => substitute(parameter, declaration, receiver)),
    returnType: substitute(method.returnType, declaration, receiver),
  };
}
