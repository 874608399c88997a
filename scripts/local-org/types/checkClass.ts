import type { AccessorNode, BlockNode, ConstructorCallNode, PropertyNode } from '../parse/ast.ts';
import { types } from '../runtime/typeRef.ts';
import type { TypeRef } from '../runtime/typeRef.ts';
import type { BoundBlock } from './bound.ts';
import type { BoundAccessor, BoundClass, BoundInitializer, BoundMethod } from './boundClass.ts';
import { CheckContext } from './checkContext.ts';
import type { FieldSymbol } from './declarations.ts';
import { checkExpression } from './expressions.ts';
import { completes } from './flow.ts';
import { checkHeader } from './headers.ts';
import { collect, Problem } from './problem.ts';
import { openingCall } from './rules/constructors.ts';
import type { SourceDeclaration, SourceField, SourceMethod } from './sourceDeclaration.ts';
import { checkBlock } from './statements.ts';
import type { TypeTable } from './typeTable.ts';

/** Checks the bodies of a class. Problems go to the unit's list. @param triggerObject set for the class around a trigger */
export function checkClass(
  table: TypeTable,
  declaration: SourceDeclaration,
  triggerObject: string | null = null,
): BoundClass {
  return new ClassChecker(table, declaration, triggerObject).check();
}

class ClassChecker {
  readonly #table: TypeTable;
  readonly #declaration: SourceDeclaration;
  readonly #triggerObject: string | null;

  constructor(table: TypeTable, declaration: SourceDeclaration, triggerObject: string | null) {
    this.#table = table;
    this.#declaration = declaration;
    this.#triggerObject = triggerObject;
  }

  check(): BoundClass {
    const { sourceMethods, sourceFields } = this.#declaration;
    const bridges = checkHeader(this.#table, this.#declaration);
    const isConstructor = (method: SourceMethod): boolean => method.node.kind === 'constructor';
    return {
      declaration: this.#declaration,
      bridges,
      staticInitializers: this.#initializers(true),
      instanceInitializers: this.#initializers(false),
      methods: sourceMethods.filter((method) => !isConstructor(method)).flatMap((method) => this.#method(method)),
      constructors: sourceMethods.filter(isConstructor).flatMap((method) => this.#method(method)),
      accessors: sourceFields.flatMap((field) => this.#accessors(field)),
    };
  }

  #attempt<T>(work: () => T): T | undefined {
    return collect(this.#declaration.unit.problems, work);
  }

  #context(place: {
    isStatic: boolean;
    returnType: TypeRef;
    isInitializing?: boolean;
    accessorOf?: FieldSymbol;
    initializing?: FieldSymbol;
    openingCall?: ConstructorCallNode | null;
  }): CheckContext {
    return new CheckContext(this.#table, {
      declaration: this.#declaration,
      triggerObject: this.#triggerObject,
      ...place,
    });
  }

  #method({ symbol, node }: SourceMethod): BoundMethod[] {
    const isConstructor = node.kind === 'constructor';
    const returnType = isConstructor ? types.void : symbol.returnType;
    const context = this.#context({
      isStatic: symbol.isStatic,
      returnType,
      isInitializing: isConstructor,
      openingCall: isConstructor ? openingCall(node) : null,
    });
    const bound = this.#attempt(() => {
      if (!symbol.isAbstract && !node.body) throw new Problem(`Method must define a body: ${node.name}`, node.position);
      const parameters = node.parameters.map(
        (each, index) => context.scope.declare(each.name, symbol.parameters[index], each.position, each.isFinal).slot,
      );
      return { symbol, parameters, body: node.body && this.#body(context, node.body), position: node.position };
    });
    return bound ? [bound] : [];
  }

  /** A body; where a value is due, no way through it may end without one. */
  #body(context: CheckContext, node: BlockNode): BoundBlock {
    const { problems } = context.unit;
    const problemsBefore = problems.length;
    const body = checkBlock(context, node);
    const isWhole = problems.length === problemsBefore;
    if (isWhole && context.returnType !== types.void && completes(body)) {
      throw new Problem(`Missing return statement required return type: ${context.returnType.text}`, node.position);
    }
    return body;
  }

  /** Field values and blocks in the order in which they are written. */
  #initializers(isStatic: boolean): BoundInitializer[] {
    const fields = this.#declaration.sourceFields
      .filter(({ symbol, node }) => symbol.isStatic === isStatic && node.kind === 'field' && node.initializer !== null)
      .flatMap((field) => this.#fieldValue(field));
    const blocks = this.#declaration.initializers
      .filter((each) => each.isStatic === isStatic)
      .flatMap((each): BoundInitializer[] => {
        const context = this.#context({ isStatic, returnType: types.void, isInitializing: true });
        return [{ kind: 'block', position: each.position, body: checkBlock(context, each.body) }];
      });
    return [...fields, ...blocks].sort(
      (a, b) => a.position.line - b.position.line || a.position.column - b.position.column,
    );
  }

  #fieldValue({ symbol, node }: SourceField): BoundInitializer[] {
    const initializer = node.kind === 'field' ? node.initializer : null;
    if (!initializer) return [];
    const context = this.#context({
      isStatic: symbol.isStatic,
      returnType: types.void,
      isInitializing: true,
      initializing: symbol,
    });
    const value = this.#attempt(() =>
      context.convert(checkExpression(context, initializer), symbol.type, initializer.position),
    );
    return value ? [{ kind: 'field', field: symbol, value, position: node.position }] : [];
  }

  #accessors({ symbol, node }: SourceField): BoundAccessor[] {
    if (node.kind !== 'property') return [];
    return [
      ...(symbol.getter && node.getter ? this.#accessor(symbol, symbol.getter, node, node.getter, false) : []),
      ...(symbol.setter && node.setter ? this.#accessor(symbol, symbol.setter, node, node.setter, true) : []),
    ];
  }

  #accessor(
    field: FieldSymbol,
    slot: string,
    property: PropertyNode,
    node: AccessorNode,
    isSetter: boolean,
  ): BoundAccessor[] {
    const returnType = isSetter ? types.void : field.type;
    const context = this.#context({ isStatic: field.isStatic, returnType, isInitializing: true, accessorOf: field });
    const isAbstract = property.modifiers.keywords.has('abstract');
    const bound = this.#attempt(() => {
      const parameter = isSetter ? context.scope.declare('value', field.type, node.position).slot : null;
      return {
        field,
        slot,
        parameter,
        body: node.body && this.#body(context, node.body),
        isAbstract,
        position: node.position,
      };
    });
    return bound ? [bound] : [];
  }
}
