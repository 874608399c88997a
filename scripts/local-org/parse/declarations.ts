import type {
  AnonymousBlockMemberContext,
  AnonymousMemberDeclarationContext,
  ClassBodyDeclarationContext,
  ClassDeclarationContext,
  EnumDeclarationContext,
  FormalParametersContext,
  InterfaceDeclarationContext,
  InterfaceMethodDeclarationContext,
  MemberDeclarationContext,
  MethodDeclarationContext,
  ModifierContext,
  PropertyDeclarationContext,
  TriggerBlockMemberContext,
  TriggerMemberDeclarationContext,
  TypeDeclarationContext,
} from '@apexdevtools/apex-parser';
import type {
  AccessorNode,
  ClassNode,
  CodeNode,
  EnumNode,
  FieldNode,
  InterfaceNode,
  LocalVariablesNode,
  MemberNode,
  MethodNode,
  Modifiers,
  ParameterNode,
  Position,
  PropertyNode,
  StatementNode,
  TypeDeclarationNode,
} from './ast.ts';
import { nameOf, positionOf, present, typeNode, typeNodes } from './context.ts';
import { expression } from './expressions.ts';
import { modifiers } from './modifiers.ts';
import { block, statement } from './statements.ts';
import { SyntaxProblem } from './syntaxProblem.ts';

/** Converts the type that a class file declares. */
export function typeDeclaration(context: TypeDeclarationContext): TypeDeclarationNode {
  const own = modifiers(context.modifier_list());
  const declaration = context.classDeclaration();
  if (declaration) return classNode(declaration, own);
  const shape = context.interfaceDeclaration();
  return shape ? interfaceNode(shape, own) : enumNode(context.enumDeclaration(), own);
}

function classNode(context: ClassDeclarationContext, own: Modifiers): ClassNode {
  return {
    kind: 'class',
    position: positionOf(context.id()),
    name: nameOf(context.id()),
    modifiers: own,
    superclass: context.typeRef() ? typeNode(context.typeRef()) : null,
    interfaces: typeNodes(context.typeList()),
    members: context.classBody().classBodyDeclaration_list().flatMap(classMember),
  };
}

function classMember(context: ClassBodyDeclarationContext): readonly MemberNode[] {
  const position = positionOf(context);
  const body = context.block();
  if (body) return [{ kind: 'initializer', position, isStatic: Boolean(context.STATIC()), body: block(body) }];
  const declaration = context.memberDeclaration();
  if (!declaration) return [];
  const own = modifiers(context.modifier_list());
  const constructor = declaration.constructorDeclaration();
  if (!constructor) return member(declaration, own);
  return [
    {
      kind: 'constructor',
      position: positionOf(constructor),
      name: constructor.qualifiedName().getText(),
      modifiers: own,
      parameters: parameters(constructor.formalParameters()),
      body: block(constructor.block()),
    },
  ];
}

type AnyMember = MemberDeclarationContext | TriggerMemberDeclarationContext | AnonymousMemberDeclarationContext;

function member(context: AnyMember, own: Modifiers): readonly MemberNode[] {
  const method = context.methodDeclaration();
  if (method) return [methodNode(method, own)];
  const field = context.fieldDeclaration();
  if (field) {
    return field
      .variableDeclarators()
      .variableDeclarator_list()
      .map((variable) => ({
        kind: 'field',
        position: positionOf(variable),
        name: nameOf(variable.id()),
        modifiers: own,
        type: typeNode(field.typeRef()),
        initializer: variable.expression() ? expression(variable.expression()) : null,
      }));
  }
  const property = context.propertyDeclaration();
  if (property) return [propertyNode(property, own)];
  const inner = context.classDeclaration();
  if (inner) return [classNode(inner, own)];
  const shape = context.interfaceDeclaration();
  return [shape ? interfaceNode(shape, own) : enumNode(present(context.enumDeclaration(), context), own)];
}

function methodNode(context: MethodDeclarationContext | InterfaceMethodDeclarationContext, own: Modifiers): MethodNode {
  const body = 'block' in context ? context.block() : null;
  return {
    kind: 'method',
    position: positionOf(context.id()),
    name: nameOf(context.id()),
    modifiers: own,
    returnType: context.typeRef() ? typeNode(context.typeRef()) : null,
    parameters: parameters(context.formalParameters()),
    body: body ? block(body) : null,
  };
}

function parameters(context: FormalParametersContext): ParameterNode[] {
  const list = context.formalParameterList()?.formalParameter_list() ?? [];
  return list.map((each) => ({
    position: positionOf(each),
    name: nameOf(each.id()),
    isFinal: each.modifier_list().some((modifier) => Boolean(modifier.FINAL())),
    type: typeNode(each.typeRef()),
  }));
}

function propertyNode(context: PropertyDeclarationContext, own: Modifiers): PropertyNode {
  let getter: AccessorNode | null = null;
  let setter: AccessorNode | null = null;
  for (const part of context.propertyBlock_list()) {
    const accessor = part.getter() ?? part.setter();
    const body = accessor.block();
    const node = {
      position: positionOf(part),
      modifiers: modifiers(part.modifier_list()),
      body: body ? block(body) : null,
    };
    if (part.getter()) getter = node;
    else setter = node;
  }
  return {
    kind: 'property',
    position: positionOf(context.id()),
    name: nameOf(context.id()),
    modifiers: own,
    type: typeNode(context.typeRef()),
    getter,
    setter,
  };
}

function interfaceNode(context: InterfaceDeclarationContext, own: Modifiers): InterfaceNode {
  return {
    kind: 'interface',
    position: positionOf(context.id()),
    name: nameOf(context.id()),
    modifiers: own,
    interfaces: typeNodes(context.typeList()),
    methods: context
      .interfaceBody()
      .interfaceMethodDeclaration_list()
      .map((method) => methodNode(method, modifiers(method.modifier_list()))),
  };
}

function enumNode(context: EnumDeclarationContext, own: Modifiers): EnumNode {
  return {
    kind: 'enum',
    position: positionOf(context.id()),
    name: nameOf(context.id()),
    modifiers: own,
    values: context.enumConstants()?.id_list().map(nameOf) ?? [],
  };
}

/** Converts the content of a trigger or of anonymous Apex. */
export function codeNode(
  members: readonly (TriggerBlockMemberContext | AnonymousBlockMemberContext)[],
  position: Position,
): CodeNode {
  const statements: StatementNode[] = [];
  const declarations: MemberNode[] = [];
  for (const each of members) {
    const code = each.statement();
    if (code) statements.push(statement(code));
    for (const declared of code ? [] : declarationIn(each, each.modifier_list())) {
      if (isVariable(declared)) statements.push(variable(declared));
      else declarations.push(declared);
    }
  }
  return { kind: 'code', position, statements, members: declarations };
}

/** The grammar takes the variables of code for fields. */
const isVariable = (node: MemberNode): node is FieldNode =>
  node.kind === 'field' && !node.modifiers.keywords.has('static');

const variable = ({ position, name, modifiers: own, type, initializer }: FieldNode): LocalVariablesNode => ({
  kind: 'localVariables',
  position,
  type,
  isFinal: own.keywords.has('final'),
  variables: [{ position, name, initializer }],
});

function declarationIn(
  context: TriggerBlockMemberContext | AnonymousBlockMemberContext,
  own: readonly ModifierContext[],
): readonly MemberNode[] {
  const declaration =
    'triggerMemberDeclaration' in context ? context.triggerMemberDeclaration() : context.anonymousMemberDeclaration();
  if (!declaration) throw new SyntaxProblem('Unexpected syntax', positionOf(context));
  return member(declaration, modifiers(own));
}
