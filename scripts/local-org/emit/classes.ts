import { frameLabel } from './labels.ts';
import type { FrameSite } from '../runtime/frames.ts';
import type { Bound } from '../types/bound.ts';
import type { BoundAccessor, BoundClass, BoundInitializer, BoundMethod } from '../types/boundClass.ts';
import { constructorSlot } from '../types/sourceDeclaration.ts';
import { types } from '../runtime/typeRef.ts';
import { BodyWriter } from './bodyWriter.ts';
import type { Cells } from './bodyWriter.ts';
import { emitExpression } from './expressions.ts';
import type { ModuleWriter } from './moduleWriter.ts';
import { emitBlock } from './statements.ts';

/** What a class's frames have in common: how it shares, its API version, whether it stands for a trigger. */
export type FrameKind = Pick<FrameSite, 'apiVersion' | 'sharing' | 'isTrigger'>;

/** The JavaScript of a class: its definition, and the call that puts it into its cell. */
export function emitClass(module: ModuleWriter, cells: Cells, bound: BoundClass, kind: FrameKind): string {
  return new ClassWriter(module, cells, bound, kind).write();
}

class ClassWriter {
  readonly #module: ModuleWriter;
  readonly #cells: Cells;
  readonly #bound: BoundClass;
  readonly #kind: FrameKind;

  constructor(module: ModuleWriter, cells: Cells, bound: BoundClass, kind: FrameKind) {
    this.#module = module;
    this.#cells = cells;
    this.#bound = bound;
    this.#kind = kind;
  }

  write(): string {
    const { declaration } = this.#bound;
    const name = `${declaration.type.name.replaceAll('.', '_')}_`;
    const members = [
      ...this.#slots(false).map((slot) => `${slot} = null;`),
      this.#instanceSetup(),
      ...this.#constructors(),
      ...this.#bound.methods.filter((method) => method.body).map((method) => this.#method(method)),
      ...this.#bound.accessors.filter((accessor) => !accessor.isAbstract).map((accessor) => this.#accessor(accessor)),
      ...this.#bound.bridges.map(
        ({ slot, target: { method } }) =>
          `${slot}(...args) { return this${method.isStatic ? '.constructor' : ''}.${method.slot}(...args); }`,
      ),
    ];
    return `class ${name} extends ${this.#parent()} {\n${members.join('\n')}\n}\n${this.#definition(name)}`;
  }

  #parent(): string {
    const { superclass } = this.#bound.declaration;
    if (!superclass || superclass === types.object) return 'ApexObject';
    if (!this.#cells.hasCell(superclass)) return `exceptionConstructor(${JSON.stringify(superclass.name)})`;
    return `${this.#module.hoist(this.#cells.cellOfType(superclass))}.code`;
  }

  #slots(isStatic: boolean): string[] {
    return [...this.#bound.declaration.fields.values()]
      .filter((field) => field.isStatic === isStatic && !field.isEnumValue)
      .map((field) => field.slot);
  }

  #definition(name: string): string {
    const cell = this.#module.hoist(this.#cells.cellOf(this.#bound.declaration));
    const descriptor = this.#module.hoist(this.#cells.descriptorOf(this.#bound.declaration));
    const statics = this.#slots(true).map((slot) => `${slot}: null`);
    const initialize = this.#function('<clinit>', (body) => this.#initializers(body, this.#bound.staticInitializers));
    return `${cell}.define({ code: ${name}, descriptor: ${descriptor}, createStatics: () => ({ ${statics.join(', ')} }), initialize() ${initialize} });`;
  }

  #method({ symbol, parameters, body: block }: BoundMethod): string {
    const code = this.#function(
      symbol.name,
      (body) => this.#begin(symbol.isStatic) + (block ? emitBlock(body, block) : ''),
    );
    return `${symbol.isStatic ? 'static ' : ''}${symbol.slot}(${parameters.join(', ')}) ${code}`;
  }

  #accessor({ field, slot, parameter, body: block }: BoundAccessor): string {
    const state = field.isStatic ? `${this.#module.hoist(this.#cells.cellOf(field.owner))}.statics()` : 'this';
    const automatic = parameter ? `${state}.${field.slot} = ${parameter};` : `return ${state}.${field.slot};`;
    const code = this.#function(`__sfdc_${field.name}`, (body) =>
      block ? this.#begin(field.isStatic) + emitBlock(body, block) : automatic,
    );
    return `${field.isStatic ? 'static ' : ''}${slot}(${parameter ?? ''}) ${code}`;
  }

  /** The first use of a class runs its static initialisers. */
  #begin(isStatic: boolean): string {
    if (!isStatic || this.#bound.staticInitializers.length === 0) return '';
    return `${this.#module.hoist(this.#cells.cellOf(this.#bound.declaration))}.statics();\n`;
  }

  /** Field values and blocks of a new instance, after those of its ancestors and before any constructor. */
  #instanceSetup(): string {
    if (this.#bound.instanceInitializers.length === 0) return '';
    return `setup$() ${this.#function('<init>', (body) => `super.setup$();\n${this.#initializers(body, this.#bound.instanceInitializers)}`)}`;
  }

  #constructors(): string[] {
    if (this.#bound.constructors.length > 0) {
      return this.#bound.constructors.map((each) => this.#declaredConstructor(each));
    }
    const code = this.#function('<init>', () => `${this.#callParent()} return this;`);
    return [`${constructorSlot([])}() ${code}`];
  }

  #declaredConstructor({ symbol, parameters, body: block }: BoundMethod): string {
    const statements = block?.statements ?? [];
    const [first] = statements;
    const isChained = first?.kind === 'expression' && first.expression.kind === 'constructorCall';
    const code = this.#function('<init>', (body) => {
      body.emptyReturn = 'return this;';
      const start = isChained ? '' : this.#callParent();
      return `${start} ${block ? emitBlock(body, block) : ''} return this;`;
    });
    return `${symbol.slot}(${parameters.join(', ')}) ${code}`;
  }

  #callParent(): string {
    const { superclass } = this.#bound.declaration;
    return superclass && this.#cells.hasCell(superclass) ? `super.${constructorSlot([])}();` : '';
  }

  #initializers(body: BodyWriter, initializers: readonly BoundInitializer[]): string {
    return initializers
      .map((each) => {
        if (each.kind === 'block') return emitBlock(body, each.body);
        const number = this.#module.statement(each.position);
        const state = each.field.isStatic ? `${body.cell(each.field.owner)}.statics()` : 'this';
        const value: Bound = each.value;
        return `frames.at = ${number}; $counts[${number}]++; ${state}.${each.field.slot} = ${emitExpression(body, value)};`;
      })
      .join('\n');
  }

  /** A function body that stands in stack traces; leaving it, however it ends, takes it off the stack. */
  #function(methodName: string, write: (body: BodyWriter) => string): string {
    const body = new BodyWriter(this.#module, this.#cells);
    const code = write(body);
    if (code === '') return '{}';
    const site: FrameSite = {
      ...this.#kind,
      label: frameLabel(this.#bound.declaration, methodName, this.#kind.isTrigger),
      lines: this.#module.lines,
    };
    return `{ ${body.declarations()} enter(${this.#module.hoist(site)}); try { ${code} } finally { leave(); } }`;
  }
}
