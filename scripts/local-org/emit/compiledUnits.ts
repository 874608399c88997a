import type { CompileProblem, Coverage } from '../ports.ts';
import type { BoundClass } from '../types/boundClass.ts';
import { checkClass } from '../types/checkClass.ts';
import { collect, Problem } from '../types/problem.ts';
import { checkDeclaration } from '../types/rules/declarationRules.ts';
import { breakCircle } from '../types/rules/hierarchy.ts';
import { checkTrigger } from '../types/rules/triggers.ts';
import { SourceDeclaration } from '../types/sourceDeclaration.ts';
import type { SourceUnit } from '../types/sourceDeclaration.ts';
import type { TypeTable } from '../types/typeTable.ts';
import type { FrameKind } from './classes.ts';
import { emitModule } from './emittedModule.ts';
import type { EmittedModule } from './emittedModule.ts';
import type { Linker } from './linker.ts';
import { sharingOf } from './sources.ts';
import type { ParsedSource } from './sources.ts';

interface CompiledUnit {
  readonly unit: SourceUnit;
  readonly isTest: boolean;
  readonly module: EmittedModule;
}

/** Checks, emits and loads source files, superclasses before their subclasses. */
export class CompiledUnits {
  readonly #table: TypeTable;
  readonly #linker: Linker;
  readonly #sources: readonly ParsedSource[];
  readonly #compiled: CompiledUnit[] = [];
  readonly #loaded = new Set<SourceUnit>();

  constructor(table: TypeTable, linker: Linker, sources: readonly ParsedSource[]) {
    this.#table = table;
    this.#linker = linker;
    this.#sources = sources;
    this.#declare();
    for (const source of sources) this.#load(source);
  }

  get problems(): readonly CompileProblem[] {
    return this.#sources.flatMap(({ unit }) => this.problemsOf(unit));
  }

  problemsOf(unit: SourceUnit): CompileProblem[] {
    return unit.problems.map((problem) => ({ file: unit.file, ...problem.position, message: problem.message }));
  }

  #declare(): void {
    const declarations = this.#sources.flatMap(({ declaration }) => (declaration ? [...declaration.withInner()] : []));
    for (const declaration of declarations) this.#table.addSource(declaration);
    for (const declaration of declarations) declaration.resolveHeader(this.#table);
    for (const declaration of declarations) {
      collect(declaration.unit.problems, () => breakCircle(this.#table, declaration));
    }
    for (const declaration of declarations) declaration.declareMembers(this.#table);
  }

  /** A file's superclasses come first; a file without them, or with problems, is left out. */
  #load(source: ParsedSource): void {
    const { unit, declaration, trigger } = source;
    if (!declaration || this.#loaded.has(unit)) return;
    this.#loaded.add(unit);
    const declarations = this.#ordered(declaration);
    for (const each of declarations) this.#loadParent(each, unit);
    if (trigger) collect(unit.problems, () => checkTrigger(this.#table, trigger));
    else declarations.forEach(checkDeclaration);
    const triggerObject = trigger && (this.#table.objectNamed(trigger.objectName)?.name ?? null);
    const bound = declarations.map((each) => checkClass(this.#table, each, triggerObject));
    if (unit.problems.length > 0) return;
    const module = emitModule(
      this.#linker,
      unit.name,
      bound.map((each) => ({ bound: each, kind: this.#kindOf(each, trigger !== null) })),
    );
    module.load();
    this.#compiled.push({ unit, isTest: declaration.isTest, module });
  }

  #loadParent({ superclass }: SourceDeclaration, unit: SourceUnit): void {
    const parent = superclass && this.#table.declaration(superclass);
    if (!(parent instanceof SourceDeclaration) || parent.unit === unit) return;
    const source = this.#sources.find((each) => each.unit === parent.unit);
    if (source) this.#load(source);
    if (parent.unit.problems.length > 0 && unit.problems.length === 0) {
      unit.problems.push(
        new Problem(`Dependent class is invalid and needs recompilation: ${parent.type.name}`, { line: 1, column: 1 }),
      );
    }
  }

  /** The classes of a file, each after its superclass; enums and interfaces have no code but a place. */
  #ordered(declaration: SourceDeclaration): SourceDeclaration[] {
    const ordered: SourceDeclaration[] = [];
    const inFile = new Map([...declaration.withInner()].map((each) => [each.type, each]));
    const visit = (each: SourceDeclaration): void => {
      if (ordered.includes(each)) return;
      const parent = each.superclass && inFile.get(each.superclass);
      if (parent) visit(parent);
      ordered.push(each);
    };
    for (const each of inFile.values()) visit(each);
    return ordered;
  }

  #kindOf({ declaration }: BoundClass, isTrigger: boolean): FrameKind {
    return { apiVersion: declaration.unit.apiVersion, sharing: sharingOf(declaration.node), isTrigger };
  }

  coverage(): readonly Coverage[] {
    return this.#compiled
      .filter((each) => !each.isTest)
      .map(({ unit, module }) => ({ file: unit.file, name: unit.name, ...linesOf(module) }));
  }

  resetCoverage(): void {
    for (const { module } of this.#compiled) module.counts.fill(0);
  }
}

function linesOf({ lines, counts }: EmittedModule): Pick<Coverage, 'covered' | 'uncovered'> {
  const covered = new Set<number>();
  const all = new Set(lines);
  lines.forEach((line, index) => void (counts[index] > 0 && covered.add(line)));
  const sorted = [...all].sort((a, b) => a - b);
  return {
    covered: sorted.filter((line) => covered.has(line)),
    uncovered: sorted.filter((line) => !covered.has(line)),
  };
}
