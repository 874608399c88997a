import type {
  ConstructorNode,
  FieldNode,
  InitializerNode,
  MethodNode,
  Modifiers,
  ParameterNode,
  PropertyNode,
  TypeDeclarationNode,
  TypeNode,
} from '../parse/ast.ts';
import { types } from '../runtime/typeRef.ts';
import type { TypeRef } from '../runtime/typeRef.ts';
import type { Access, Declaration, FieldSymbol, MethodSymbol } from './declarations.ts';
import { fieldSlot, methodSlot } from './declarations.ts';
import { collect, Problem } from './problem.ts';
import { TypeTable } from './typeTable.ts';

/** One source file as the compiler carries it through its stages. */
export interface SourceUnit {
  readonly name: string;
  readonly file: string;
  readonly apiVersion: number;
  readonly problems: Problem[];
}

/** A method, constructor, field or property together with its source. */
export interface SourceMethod {
  readonly symbol: MethodSymbol;
  readonly node: MethodNode | ConstructorNode;
}
export interface SourceField {
  readonly symbol: FieldSymbol;
  readonly node: FieldNode | PropertyNode;
}

/** What a class, interface or enum of the source declares. Filled in stages: names, then headers, then members. */
export class SourceDeclaration implements Declaration {
  readonly type: TypeRef;
  readonly kind: Declaration['kind'];
  readonly isSystem = false;
  readonly typeParameters: readonly string[] = [];
  readonly node: TypeDeclarationNode;
  readonly unit: SourceUnit;
  readonly outer: SourceDeclaration | null;
  readonly inner = new Map<string, SourceDeclaration>();
  readonly fields = new Map<string, FieldSymbol>();
  readonly methods = new Map<string, MethodSymbol[]>();
  readonly constructors: MethodSymbol[] = [];
  readonly sourceMethods: SourceMethod[] = [];
  readonly sourceFields: SourceField[] = [];
  readonly initializers: InitializerNode[] = [];
  readonly enumNames: readonly string[];
  superclass: TypeRef | null = null;
  interfaces: readonly TypeRef[] = [];
  #hasMembers = false;

  constructor(node: TypeDeclarationNode, unit: SourceUnit, outer: SourceDeclaration | null) {
    this.node = node;
    this.unit = unit;
    this.outer = outer;
    this.kind = node.kind;
    this.type = TypeTable.sourceType(node.kind, outer ? `${outer.type.name}.${node.name}` : node.name);
    this.enumNames = node.kind === 'enum' ? node.values : [];
    for (const member of node.kind === 'class' ? node.members : []) {
      if (member.kind !== 'class' && member.kind !== 'interface' && member.kind !== 'enum') continue;
      this.inner.set(member.name.toLowerCase(), new SourceDeclaration(member, unit, this));
    }
  }

  get isAbstract(): boolean {
    return this.kind === 'interface' || this.#has('abstract');
  }

  get isVirtual(): boolean {
    return this.#has('virtual') || this.#has('abstract');
  }

  get isTest(): boolean {
    return (
      this.node.modifiers.annotations.some((annotation) => annotation.name === 'istest') ||
      (this.outer?.isTest ?? false)
    );
  }

  get access(): Access {
    return accessOf(this.node.modifiers);
  }

  get isTestVisible(): boolean {
    return hasAnnotation(this.node.modifiers, 'testvisible');
  }

  /** This declaration and all inside it. */
  *withInner(): Iterable<SourceDeclaration> {
    yield this;
    for (const inner of this.inner.values()) yield* inner.withInner();
  }

  /** Second stage: superclass and interfaces. */
  resolveHeader(table: TypeTable): void {
    const { node } = this;
    if (node.kind === 'enum') return;
    this.interfaces = node.interfaces.flatMap((type) => this.#headerType(table, type) ?? []);
    this.superclass =
      node.kind === 'class' && node.superclass ? (this.#headerType(table, node.superclass) ?? types.object) : null;
    if (node.kind === 'class') this.superclass ??= types.object;
  }

  /** Third stage: fields, methods and constructors; the superclass's first. */
  declareMembers(table: TypeTable): void {
    if (this.#hasMembers) return;
    this.#hasMembers = true;
    const parent = this.superclass && table.declaration(this.superclass);
    if (parent instanceof SourceDeclaration) parent.declareMembers(table);
    if (this.node.kind === 'enum') this.#declareEnumValues(this.node.values);
    if (this.node.kind === 'interface')
      for (const method of this.node.methods) this.#attempt(() => this.#declareMethod(table, method));
    if (this.node.kind !== 'class') return;
    for (const member of this.node.members) this.#attempt(() => this.#declareMember(table, parent, member));
  }

  #attempt(work: () => void): void {
    collect(this.unit.problems, work);
  }

  #has(keyword: string): boolean {
    return this.node.modifiers.keywords.has(keyword);
  }

  #headerType(table: TypeTable, node: TypeNode): TypeRef | undefined {
    const type = table.resolve(node, this);
    if (!type) this.unit.problems.push(new Problem(`Invalid type: ${typeText(node)}`, node.position));
    return type;
  }

  #type(table: TypeTable, node: TypeNode): TypeRef {
    const type = table.resolve(node, this);
    if (!type) throw new Problem(`Invalid type: ${typeText(node)}`, node.position);
    return type;
  }

  #declareMember(
    table: TypeTable,
    parent: Declaration | null | undefined,
    member: (typeof this.node & { kind: 'class' })['members'][number],
  ): void {
    switch (member.kind) {
      case 'method':
        return this.#declareMethod(table, member);
      case 'constructor':
        return this.#declareConstructor(table, member);
      case 'field':
      case 'property':
        return this.#declareField(table, parent, member);
      case 'initializer':
        this.initializers.push(member);
    }
  }

  #declareMethod(table: TypeTable, node: MethodNode): void {
    const parameters = this.#parameters(table, node.parameters);
    const symbol = this.#methodSymbol(
      node,
      parameters,
      node.returnType ? this.#type(table, node.returnType) : types.void,
    );
    const key = node.name.toLowerCase();
    const overloads = this.methods.get(key) ?? [];
    if (overloads.some((other) => other.slot === symbol.slot)) {
      throw new Problem(`Method already defined: ${signatureText(symbol)}`, node.position);
    }
    this.methods.set(key, [...overloads, symbol]);
    this.sourceMethods.push({ symbol, node });
  }

  #declareConstructor(table: TypeTable, node: ConstructorNode): void {
    if (node.name.toLowerCase() !== this.node.name.toLowerCase()) {
      throw new Problem(`Invalid constructor name: ${node.name}`, node.position);
    }
    const parameters = this.#parameters(table, node.parameters);
    const symbol = {
      ...this.#methodSymbol({ ...node, name: '<init>' }, parameters, this.type),
      slot: constructorSlot(parameters),
    };
    if (this.constructors.some((other) => other.slot === symbol.slot)) {
      const text = parameters.map((parameter) => parameter.text).join(', ');
      throw new Problem(`Constructor already defined: [${this.type.name}].<Constructor>(${text})`, node.position);
    }
    this.constructors.push(symbol);
    this.sourceMethods.push({ symbol, node });
  }

  #parameters(table: TypeTable, nodes: readonly ParameterNode[]): TypeRef[] {
    return nodes.map((parameter) => this.#type(table, parameter.type));
  }

  #methodSymbol(
    node: { name: string; modifiers: Modifiers },
    parameters: TypeRef[],
    returnType: TypeRef,
  ): MethodSymbol {
    const { keywords } = node.modifiers;
    const isInterface = this.kind === 'interface';
    return {
      name: node.name,
      owner: this,
      isStatic: keywords.has('static'),
      isAbstract: isInterface || keywords.has('abstract'),
      isVirtual: isInterface || keywords.has('virtual') || keywords.has('abstract') || keywords.has('override'),
      isOverride: keywords.has('override'),
      access: isInterface ? this.access : accessOf(node.modifiers),
      isTestVisible: hasAnnotation(node.modifiers, 'testvisible'),
      parameters,
      returnType,
      slot: methodSlot(node.name, parameters),
    };
  }

  #declareField(table: TypeTable, parent: Declaration | null | undefined, node: FieldNode | PropertyNode): void {
    const key = node.name.toLowerCase();
    if (this.fields.has(key)) throw new Problem(`Duplicate field: ${node.name}`, node.position);
    const type = this.#type(table, node.type);
    const { keywords } = node.modifiers;
    const isShadowing = !keywords.has('static') && inheritedSlots(table, parent).has(fieldSlot(node.name));
    const symbol: FieldSymbol = {
      name: node.name,
      owner: this,
      type,
      isStatic: keywords.has('static'),
      access: accessOf(node.modifiers),
      writeAccess: accessOf(node.modifiers),
      isTestVisible: hasAnnotation(node.modifiers, 'testvisible'),
      isFinal: keywords.has('final'),
      isReadable: true,
      isWritable: true,
      isTransient: keywords.has('transient'),
      slot:
        isShadowing && node.kind === 'field'
          ? `${fieldSlot(node.name)}$${this.type.name.replace('.', '_').toLowerCase()}`
          : fieldSlot(node.name),
      ...(node.kind === 'property' ? propertyParts(node) : {}),
    };
    this.fields.set(key, symbol);
    this.sourceFields.push({ symbol, node });
  }

  #declareEnumValues(names: readonly string[]): void {
    for (const name of names) {
      this.fields.set(name.toLowerCase(), {
        name,
        owner: this,
        type: this.type,
        isStatic: true,
        access: 'global',
        writeAccess: 'global',
        isTestVisible: false,
        isFinal: true,
        isReadable: true,
        isWritable: false,
        isTransient: false,
        slot: fieldSlot(name),
        isEnumValue: true,
      });
    }
  }
}

/** Accessors with a body, or that a subclass may replace, are methods; others read and write the slot. */
function propertyParts(node: PropertyNode): Partial<FieldSymbol> {
  const { keywords } = node.modifiers;
  const isVirtual = keywords.has('virtual') || keywords.has('abstract') || keywords.has('override');
  const setter = node.setter;
  const narrower = setter && ['private', 'protected', 'public'].find((access) => setter.modifiers.keywords.has(access));
  return {
    isReadable: node.getter !== null,
    isWritable: setter !== null,
    ...(narrower ? { writeAccess: narrower as Access } : {}),
    ...(node.getter && (node.getter.body || isVirtual) ? { getter: `get$${node.name.toLowerCase()}` } : {}),
    ...(setter && (setter.body || isVirtual) ? { setter: `set$${node.name.toLowerCase()}` } : {}),
  };
}

function inheritedSlots(table: TypeTable, parent: Declaration | null | undefined): Set<string> {
  const slots = new Set<string>();
  for (let next = parent; next && !next.isSystem; next = next.superclass && table.declaration(next.superclass)) {
    for (const field of next.fields.values()) if (!field.isStatic) slots.add(field.slot);
  }
  return slots;
}

/** The JavaScript name of a constructor. */
export const constructorSlot = (parameters: readonly TypeRef[]): string => methodSlot('init', parameters);

function accessOf({ keywords }: Modifiers): Access {
  if (keywords.has('global') || keywords.has('webservice')) return 'global';
  if (keywords.has('public')) return 'public';
  return keywords.has('protected') ? 'protected' : 'private';
}

/** Whether a declaration bears an annotation, named in lower case. */
export function hasAnnotation(modifiers: Modifiers, name: string): boolean {
  return modifiers.annotations.some((annotation) => annotation.name === name);
}

/** A type as it is written. */
export function typeText(node: TypeNode): string {
  const parts = node.parts.map(
    (part) => part.name + (part.args.length > 0 ? `<${part.args.map(typeText).join(',')}>` : ''),
  );
  return parts.join('.') + '[]'.repeat(node.arrayDepth);
}

/** `void Class.method(Integer, String)`, as messages show it. */
export function signatureText(method: MethodSymbol): string {
  return `${method.returnType.text} ${method.owner.type.name}.${method.name}(${method.parameters.map((type) => type.text).join(', ')})`;
}
