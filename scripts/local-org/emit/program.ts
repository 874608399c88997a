import type { TriggerNode } from '../parse/ast.ts';
import { parseAnonymous } from '../parse/parseApex.ts';
import type { CompileProblem, Coverage, Program, ProgramClass, ProgramTrigger } from '../ports.ts';
import { ApexObject } from '../runtime/apexObject.ts';
import { enumValues } from '../runtime/enumValue.ts';
import type { ApexEnumValue } from '../runtime/enumValue.ts';
import { HostError } from '../runtime/exceptions.ts';
import type { TypeRef } from '../runtime/typeRef.ts';
import { parseType } from '../system/signature.ts';
import { Conversions } from '../types/conversions.ts';
import { SourceDeclaration } from '../types/sourceDeclaration.ts';
import type { SourceUnit } from '../types/sourceDeclaration.ts';
import { TypeTable } from '../types/typeTable.ts';
import { CompiledUnits } from './compiledUnits.ts';
import { invokeMethod, newInstance } from './invoke.ts';
import { anonymousMethod, anonymousName } from './labels.ts';
import { Linker } from './linker.ts';
import { programClass } from './programClass.ts';
import { codeClass } from './codeClass.ts';
import { report } from './sources.ts';
import type { ParsedSource } from './sources.ts';
import { StubClasses } from './stubs.ts';
import { programTrigger } from './triggers.ts';

/** The API version that anonymous Apex runs with. */
const anonymousApiVersion = 67;

/** Compiled Apex, loaded into this JavaScript process. */
export class CompiledProgram implements Program {
  readonly #table: TypeTable;
  readonly #linker: Linker;
  readonly #units: CompiledUnits;
  readonly #stubs: StubClasses;
  readonly #classes = new Map<string, ProgramClass>();
  readonly #triggers = new Map<string, ProgramTrigger[]>();

  constructor(table: TypeTable, sources: readonly ParsedSource[]) {
    this.#table = table;
    this.#linker = new Linker(table);
    this.#stubs = new StubClasses(table, this.#linker);
    this.#units = new CompiledUnits(table, this.#linker, sources);
    for (const { declaration, trigger } of sources) {
      if (declaration && !trigger) this.#addClasses(declaration);
      if (declaration && trigger) this.#addTrigger(declaration, trigger);
    }
  }

  #addClasses(declaration: SourceDeclaration): void {
    for (const each of declaration.withInner()) {
      this.#classes.set(each.type.name.toLowerCase(), programClass(each, this.#units.problemsOf(each.unit)));
    }
  }

  #addTrigger(declaration: SourceDeclaration, trigger: TriggerNode): void {
    const key = trigger.objectName.toLowerCase();
    const cell = this.#linker.cellOf(declaration);
    this.#triggers.set(key, [...(this.#triggers.get(key) ?? []), programTrigger(cell, trigger)]);
  }

  get problems(): readonly CompileProblem[] {
    return this.#units.problems;
  }

  findClass(name: string): ProgramClass | undefined {
    const key = name.toLowerCase();
    return this.#classes.get(key) ?? this.#classes.get(key.replace(`${this.#table.namespace}.`, ''));
  }

  classes(): Iterable<ProgramClass> {
    return this.#classes.values();
  }

  triggersOn(objectName: string): readonly ProgramTrigger[] {
    return this.#triggers.get(objectName.toLowerCase()) ?? [];
  }

  invokeStatic(className: string, methodName: string, args: readonly unknown[]): unknown {
    const type = this.findClass(className)?.type;
    const declaration = type && this.#table.declaration(type);
    const method = declaration?.methods
      .get(methodName.toLowerCase())
      ?.find((each) => each.isStatic && each.parameters.length === args.length);
    if (!declaration || !method)
      throw new HostError(`There is no static method ${className}.${methodName} with ${args.length} arguments`);
    return this.#linker.cellOf(declaration).code[method.slot](...args);
  }

  invokeMethod(target: unknown, methodName: string, args: readonly unknown[]): unknown {
    return invokeMethod(target, methodName, args);
  }

  newInstance(type: TypeRef): unknown {
    return newInstance(this.#linker, type);
  }

  resolveType(text: string): TypeRef | undefined {
    try {
      return this.#table.resolve(parseType(text), null);
    } catch {
      return undefined;
    }
  }

  isAssignable(from: TypeRef, to: TypeRef): boolean {
    return new Conversions(this.#table).isAssignable(from, to);
  }

  enumValues(type: TypeRef): readonly ApexEnumValue[] | undefined {
    const declaration = type.kind === 'enum' ? this.#table.declaration(type) : undefined;
    return declaration && enumValues(type, declaration.enumNames);
  }

  createStub(type: TypeRef, provider: unknown): unknown {
    return this.#stubs.create(type, provider);
  }

  allocate(type: TypeRef): ApexObject | undefined {
    if (!this.#linker.hasCell(type)) return this.#stubs.allocate(type);
    const cell = this.#linker.cellOfType(type);
    return cell.isLoaded ? new cell.code() : undefined;
  }

  executeAnonymous(source: string): { readonly problems: readonly CompileProblem[]; run(): void } {
    const parsed = parseAnonymous(source);
    const unit: SourceUnit = { name: anonymousName, file: 'anonymous', apiVersion: anonymousApiVersion, problems: [] };
    report(unit, parsed.problems);
    if (!parsed.unit)
      return {
        problems: unit.problems.map((problem) => ({ ...problem.position, file: unit.file, message: problem.message })),
        run: () => undefined,
      };
    const declaration = new SourceDeclaration(codeClass(anonymousName, parsed.unit), unit, null);
    const table = this.#table.extend();
    const linker = new Linker(table, this.#linker);
    const { problems } = new CompiledUnits(table, linker, [{ unit, declaration, trigger: null }]);
    return { problems, run: () => void linker.cellOf(declaration).code[`${anonymousMethod}$`]() };
  }

  coverage(): readonly Coverage[] {
    return this.#units.coverage();
  }

  resetCoverage(): void {
    this.#units.resetCoverage();
  }
}
