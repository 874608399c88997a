import type { MemberNode, TypeDeclarationNode } from '../../parse/ast.ts';
import { collect, Problem } from '../problem.ts';
import type { SourceDeclaration } from '../sourceDeclaration.ts';
import { hasAnnotation } from '../sourceDeclaration.ts';
import { checkAnnotations } from './annotations.ts';
import { checkAnnotatedClass, checkEntryPoint } from './entryPoints.ts';
import { checkName } from './identifiers.ts';
import { checkAccessors, checkMemberModifiers, checkTypeModifiers } from './modifiers.ts';

/**
 * Checks what a class, interface or enum declares, whatever its bodies do: names, modifiers, annotations, and that
 * nothing is declared twice. Each declaration's first problem goes to the unit's list.
 */
export function checkDeclaration(declaration: SourceDeclaration): void {
  const { node, unit } = declaration;
  const attempt = (work: () => void): void => collect(unit.problems, work);
  attempt(() => {
    checkName(node.name, node.position, 'type');
    checkTypeModifiers(declaration);
    checkAnnotations(node.modifiers, node.kind);
    checkAnnotatedClass(declaration);
  });
  if (node.kind === 'enum') attempt(() => checkEnumValues(declaration, node.values));
  if (node.kind === 'interface') for (const method of node.methods) attempt(() => checkMember(declaration, method));
  if (node.kind === 'class') for (const member of node.members) attempt(() => checkMember(declaration, member));
  for (const method of declaration.sourceMethods) attempt(() => checkEntryPoint(declaration, method));
}

const mostEnumValues = 100;

function checkEnumValues({ node }: SourceDeclaration, names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    checkName(name, node.position, 'variable');
    if (seen.has(name.toLowerCase())) throw new Problem(`Duplicate field: ${name}`, node.position);
    seen.add(name.toLowerCase());
  }
  if (names.length > mostEnumValues) {
    throw new Problem(`Maximum number of enum items exceeded: ${mostEnumValues}`, node.position);
  }
}

function checkMember(declaration: SourceDeclaration, member: MemberNode): void {
  switch (member.kind) {
    case 'class':
    case 'interface':
    case 'enum':
      return checkInnerType(declaration, member);
    case 'initializer':
      if (member.isStatic && declaration.outer) {
        throw new Problem('Inner types are not allowed to have static blocks', member.position);
      }
      return;
    case 'constructor':
      break;
    case 'method':
      checkName(member.name, member.position, 'method');
      break;
    case 'field':
    case 'property':
      checkName(member.name, member.position, 'variable');
  }
  checkMemberModifiers(declaration, member);
  checkAnnotations(member.modifiers, member.kind);
  if (member.kind === 'property') checkAccessors(member);
  const isOpen = ['public', 'global'].some((scope) => member.modifiers.keywords.has(scope));
  if (hasAnnotation(member.modifiers, 'invocablevariable') && !isOpen) {
    throw new Problem('InvocableVariable fields must be declared as public or global', member.position);
  }
}

/** An inner type has no inner types itself, and a name that neither the outer type nor another inner one has. */
function checkInnerType(declaration: SourceDeclaration, member: TypeDeclarationNode): void {
  const { node } = declaration;
  if (declaration.outer) throw new Problem('Inner types are not allowed to have inner types', member.position);
  const lowered = member.name.toLowerCase();
  const sameName =
    node.kind === 'class' ? node.members.filter((each) => isType(each) && each.name.toLowerCase() === lowered) : [];
  if (lowered === node.name.toLowerCase() || sameName[0] !== member) {
    throw new Problem(`Type name already in use: ${member.name}`, member.position);
  }
}

const isType = (member: MemberNode): member is TypeDeclarationNode =>
  member.kind === 'class' || member.kind === 'interface' || member.kind === 'enum';
