import type { ClassDescriptor, FieldDescriptor, MethodDescriptor } from '../runtime/apexObject.ts';
import { ClassCell } from '../runtime/classCell.ts';
import { exceptionConstructor, HostError } from '../runtime/exceptions.ts';
import { registerAncestors } from '../runtime/typeTests.ts';
import type { TypeRef } from '../runtime/typeRef.ts';
import { Conversions } from '../types/conversions.ts';
import type { Declaration, FieldSymbol } from '../types/declarations.ts';
import { SourceDeclaration } from '../types/sourceDeclaration.ts';
import type { TypeTable } from '../types/typeTable.ts';
import type { Cells } from './bodyWriter.ts';

/** Keeps the cells and descriptors of a program's classes. */
export class Linker implements Cells {
  readonly #conversions: Conversions;
  readonly #table: TypeTable;
  readonly #cells = new Map<TypeRef, ClassCell>();
  readonly #descriptors = new Map<TypeRef, ClassDescriptor>();
  /** Cells of the program that anonymous Apex extends. */
  readonly #base: Linker | null;

  constructor(table: TypeTable, base: Linker | null = null) {
    this.#table = table;
    this.#conversions = new Conversions(table);
    this.#base = base;
  }

  get #count(): number {
    return this.#cells.size + (this.#base ? this.#base.#count : 0);
  }

  hasCell(type: TypeRef): boolean {
    const declaration = this.#table.declaration(type);
    return declaration !== undefined && !declaration.isSystem && type.kind !== 'sobject';
  }

  cellOf(declaration: Declaration): ClassCell {
    return this.cellOfType(declaration.type);
  }

  cellOfType(type: TypeRef): ClassCell {
    const known = this.#knownCell(type);
    if (known) return known;
    const cell = new ClassCell(type.name, this.#count);
    this.#cells.set(type, cell);
    return cell;
  }

  #knownCell(type: TypeRef): ClassCell | undefined {
    return this.#cells.get(type) ?? (this.#base ? this.#base.#knownCell(type) : undefined);
  }

  #knownDescriptor(type: TypeRef): ClassDescriptor | undefined {
    return this.#descriptors.get(type) ?? (this.#base ? this.#base.#knownDescriptor(type) : undefined);
  }

  descriptorOf(declaration: Declaration): ClassDescriptor {
    const known = this.#knownDescriptor(declaration.type);
    if (known) return known;
    if (!(declaration instanceof SourceDeclaration)) throw new HostError(`No descriptor for ${declaration.type.name}`);
    const made = this.#describe(declaration);
    this.#descriptors.set(declaration.type, made);
    registerAncestors(declaration.type, made.assignableTo);
    return made;
  }

  #describe(declaration: SourceDeclaration): ClassDescriptor {
    return {
      type: declaration.type,
      apiVersion: declaration.unit.apiVersion,
      superclass: this.#superclassOf(declaration),
      assignableTo: new Set(this.#conversions.ancestors(declaration.type)),
      fields: [...declaration.fields.values()].map(describeField),
      methods: [...declaration.methods.values()]
        .flat()
        .filter((method) => !method.isAbstract)
        .map((method): MethodDescriptor => ({
          name: method.name,
          slot: method.slot,
          isStatic: method.isStatic,
          parameters: method.parameters,
          returnType: method.returnType,
        })),
      isAbstract: declaration.isAbstract,
    };
  }

  #superclassOf({ superclass }: SourceDeclaration): ClassDescriptor | null {
    if (!superclass) return null;
    const parent = this.#table.declaration(superclass);
    if (parent && !parent.isSystem) return this.descriptorOf(parent);
    return exceptionConstructor(superclass.name)?.prototype.descriptor ?? null;
  }
}

function describeField(field: FieldSymbol): FieldDescriptor {
  return {
    name: field.name,
    type: field.type,
    isStatic: field.isStatic,
    isTransient: field.isTransient,
    access: field.access,
    slot: field.slot,
    ...(field.getter ? { getter: field.getter } : {}),
    ...(field.setter ? { setter: field.setter } : {}),
  };
}
