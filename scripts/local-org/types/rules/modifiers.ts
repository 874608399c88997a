import type { ConstructorNode, FieldNode, MethodNode, Modifiers, Position, PropertyNode } from '../../parse/ast.ts';
import type { TypeDeclarationNode } from '../../parse/ast.ts';
import { Problem } from '../problem.ts';
import type { SourceDeclaration } from '../sourceDeclaration.ts';
import { hasAnnotation } from '../sourceDeclaration.ts';

const scopes = ['private', 'protected', 'public', 'global'];
const sharing = ['with sharing', 'without sharing', 'inherited sharing'];

/** What may stand before a declaration, and how messages call it. */
interface Allowed {
  readonly plural: string;
  readonly keywords: ReadonlySet<string>;
}

const allow = (plural: string, ...keywords: string[]): Allowed => ({ plural, keywords: new Set(keywords) });

const allowed = {
  topLevelClass: allow('classes', 'public', 'global', 'private', 'abstract', 'virtual', ...sharing),
  innerClass: allow('classes', ...scopes, 'abstract', 'virtual', ...sharing),
  interface: allow('interfaces', ...scopes, 'virtual', 'abstract', ...sharing),
  enum: allow('enums', ...scopes),
  method: allow('methods', ...scopes, 'static', 'abstract', 'virtual', 'override', 'webservice', 'testmethod'),
  interfaceMethod: allow('interface methods'),
  constructor: allow('constructors', ...scopes),
  field: allow('fields', ...scopes, 'static', 'final', 'transient', 'webservice'),
  property: allow(
    'properties',
    ...scopes,
    'static',
    'abstract',
    'virtual',
    'override',
    'transient',
    'webservice',
    'final',
  ),
} satisfies Record<string, Allowed>;

function checkAllowed({ keywords }: Modifiers, { plural, keywords: known }: Allowed, position: Position): void {
  for (const keyword of keywords) {
    if (!known.has(keyword)) throw new Problem(`${keyword} is not allowed on ${plural}`, position);
  }
  for (const alternatives of [scopes, sharing]) {
    if (alternatives.filter((each) => keywords.has(each)).length > 1) {
      throw new Problem(
        alternatives === scopes ? 'Declarations can only have one scope' : 'Declarations can only have one sharing',
        position,
      );
    }
  }
}

/** @throws Problem when the words before a class, interface or enum don't go together */
export function checkTypeModifiers(declaration: SourceDeclaration): void {
  const { node, outer } = declaration;
  const { modifiers, position } = node;
  checkAllowed(modifiers, typeRules(node, outer === null), position);
  const { keywords } = modifiers;
  if (outer === null) {
    const isVisible = keywords.has('public') || keywords.has('global');
    const isTest = hasAnnotation(modifiers, 'istest');
    if (!isVisible && !isTest) throw new Problem('Top-level type must have public or global visibility', position);
  } else if (keywords.has('global') && outer.access !== 'global') {
    throw new Problem('Defining type for global types must be declared as global', position);
  }
}

function typeRules(node: TypeDeclarationNode, isTopLevel: boolean): Allowed {
  if (node.kind !== 'class') return allowed[node.kind];
  return isTopLevel ? allowed.topLevelClass : allowed.innerClass;
}

/** @throws Problem when the words before a member don't go together, or don't go with its class */
export function checkMemberModifiers(
  declaration: SourceDeclaration,
  node: MethodNode | ConstructorNode | FieldNode | PropertyNode,
): void {
  const { modifiers, position } = node;
  const rules =
    node.kind === 'method' && declaration.kind === 'interface' ? allowed.interfaceMethod : allowed[node.kind];
  checkAllowed(modifiers, rules, position);
  const { keywords } = modifiers;
  const has = (keyword: string): boolean => keywords.has(keyword);
  if ((has('global') || has('webservice')) && declaration.access !== 'global') {
    throw new Problem(`Defining type for global ${rules.plural} must be declared as global`, position);
  }
  if (has('static') && declaration.outer) {
    throw new Problem(`static can only be used on ${rules.plural} of a top level type`, position);
  }
  const ofInstances = ['abstract', 'virtual', 'override', 'protected'].find(has);
  if (has('static') && ofInstances) throw new Problem(`static ${rules.plural} cannot be ${ofInstances}`, position);
  if (node.kind === 'method') checkMethodBody(declaration, node);
}

function checkMethodBody(declaration: SourceDeclaration, { modifiers, body, position }: MethodNode): void {
  const { keywords } = modifiers;
  if (keywords.has('abstract') && body) throw new Problem('Abstract methods cannot have a body', position);
  if (keywords.has('protected') && !keywords.has('override') && !declaration.isVirtual) {
    throw new Problem('New protected methods cannot be defined in non-virtual classes', position);
  }
}

/** @throws Problem when an accessor is wider than its property */
export function checkAccessors({ modifiers, getter, setter, position }: PropertyNode): void {
  const own = widthOf(modifiers);
  for (const accessor of [getter, setter]) {
    const scope = accessor && scopes.find((each) => accessor.modifiers.keywords.has(each));
    if (scope && scopes.indexOf(scope) > own) {
      throw new Problem(`Cannot declare ${scope} accessor on ${scopes[own]} property`, position);
    }
  }
}

function widthOf({ keywords }: Modifiers): number {
  if (keywords.has('webservice')) return scopes.indexOf('global');
  return Math.max(
    0,
    scopes.findIndex((each) => keywords.has(each)),
  );
}
