import type { Annotation, MethodNode } from '../../parse/ast.ts';
import { types } from '../../runtime/typeRef.ts';
import type { TypeRef } from '../../runtime/typeRef.ts';
import type { MethodSymbol } from '../declarations.ts';
import { Problem } from '../problem.ts';
import type { SourceDeclaration, SourceMethod } from '../sourceDeclaration.ts';
import { hasAnnotation } from '../sourceDeclaration.ts';

/** A method that the platform calls, with the class that has it. */
interface EntryPoint {
  readonly symbol: MethodSymbol;
  readonly node: MethodNode;
  readonly declaration: SourceDeclaration;
  readonly annotation: string;
}

/** What is wrong with a method, or undefined. */
type EntryRule = (entry: EntryPoint) => string | undefined;

const isOpen = ({ symbol }: EntryPoint): boolean => symbol.access === 'public' || symbol.access === 'global';

const mustBeStatic: EntryRule = ({ symbol, annotation }) =>
  symbol.isStatic ? undefined : `${annotation} methods must be declared as static`;

const mustBeOpen: EntryRule = (entry) =>
  isOpen(entry) ? undefined : `${entry.annotation} methods must be declared as public or global`;

const mustBeVoid: EntryRule = ({ symbol, annotation }) =>
  symbol.returnType === types.void
    ? undefined
    : `${annotation} methods do not support return type of ${symbol.returnType.text}`;

const mustBeAlone: EntryRule = ({ declaration, node, annotation }) => {
  const first = declaration.sourceMethods.find((each) => hasAnnotation(each.node.modifiers, annotation));
  return first?.node === node ? undefined : `Only one method per type can be defined with: ${annotation}`;
};

const mustTakeNothing: EntryRule = ({ symbol }) =>
  symbol.parameters.length === 0 ? undefined : 'Test methods must have no arguments';

/** API 28 moved tests into classes of their own. */
const mustBeInTest: EntryRule = ({ declaration, annotation }) =>
  declaration.isTest || declaration.unit.apiVersion < 28
    ? undefined
    : `Defining type for ${annotation} methods must be declared as IsTest`;

const isPlain = (type: TypeRef): boolean =>
  type.kind === 'collection' ? type.args.every(isPlain) : type.kind === 'primitive';

const mustTakePrimitives: EntryRule = ({ symbol, annotation }) => {
  const other = symbol.parameters.find((type) => !isPlain(type));
  return other && `${annotation} methods do not support parameter type of ${other.text}`;
};

const auraValue: EntryRule = ({ symbol }) =>
  symbol.returnType.name === 'Set' && symbol.returnType.kind === 'collection'
    ? `AuraEnabled methods do not support return type of ${symbol.returnType.text}`
    : undefined;

const auraGetter: EntryRule = ({ symbol }) => {
  if (symbol.isStatic) return undefined;
  if (symbol.parameters.length > 0) return 'Non static AuraEnabled methods may not have parameters';
  return /^get/i.test(symbol.name) ? undefined : "Non static AuraEnabled methods must be named with a prefix 'get'";
};

const auraName: EntryRule = ({ declaration, symbol, node }) => {
  const sameName = declaration.sourceMethods.filter(
    (each) =>
      each.symbol.name.toLowerCase() === symbol.name.toLowerCase() && hasAnnotation(each.node.modifiers, 'auraenabled'),
  );
  return sameName[0]?.node === node
    ? undefined
    : `Overload of AuraEnabled method: ${symbol.name} overload is not permitted`;
};

const invocableSignature: EntryRule = ({ symbol }) => {
  const { parameters, returnType } = symbol;
  if (parameters.length > 1) return 'Only one parameter is supported on methods with @Invocable annotation';
  const other = parameters.find((type) => type.name !== 'List');
  if (other) {
    return `Unsupported parameter type ${other.text}. Valid invocable parameters must be List types like List<T> where T is a supported type`;
  }
  const gives = returnType === types.void || returnType.name === 'List';
  return gives ? undefined : `InvocableMethod methods do not support return type of ${returnType.text}`;
};

const restMethod: readonly EntryRule[] = [
  ({ declaration, annotation }) =>
    hasAnnotation(declaration.node.modifiers, 'restresource')
      ? undefined
      : `Defining type for ${annotation} methods must be declared as RestResource`,
  ({ symbol, annotation }) =>
    symbol.access === 'global' ? undefined : `${annotation} methods must be declared as global`,
  mustBeStatic,
  mustBeAlone,
];

const testMethod: readonly EntryRule[] = [mustBeInTest, mustBeStatic, mustBeVoid, mustTakeNothing];

/** `execute(SchedulableContext)` may read without limits, too. */
const readOnly: EntryRule = ({ symbol, node }) => {
  const isCalledFromOutside =
    node.modifiers.keywords.has('webservice') || hasAnnotation(node.modifiers, 'remoteaction');
  const isScheduled =
    symbol.name.toLowerCase() === 'execute' && symbol.parameters[0]?.name.endsWith('SchedulableContext');
  return isCalledFromOutside || isScheduled
    ? undefined
    : 'Only WebService, RemoteAction or Schedulable.execute(SchedulableContext) methods can be marked ReadOnly';
};

/** Apex Developer Guide, the page of each annotation. */
const rules: Readonly<Record<string, readonly EntryRule[]>> = {
  auraenabled: [mustBeOpen, auraGetter, auraValue, auraName],
  future: [mustBeStatic, mustBeVoid, mustTakePrimitives],
  httpdelete: restMethod,
  httpget: restMethod,
  httppatch: restMethod,
  httppost: restMethod,
  httpput: restMethod,
  invocablemethod: [mustBeStatic, mustBeOpen, invocableSignature, mustBeAlone],
  istest: testMethod,
  readonly: [readOnly],
  remoteaction: [mustBeStatic, mustBeOpen],
  testsetup: [...testMethod, mustBeAlone],
};

/** Checks what the annotations of a method, or the word `testmethod`, ask of it. @throws Problem */
export function checkEntryPoint(declaration: SourceDeclaration, { symbol, node }: SourceMethod): void {
  if (node.kind !== 'method') return;
  const annotations: readonly Pick<Annotation, 'name' | 'position'>[] = node.modifiers.keywords.has('testmethod')
    ? [...node.modifiers.annotations, { name: 'istest', position: node.position }]
    : node.modifiers.annotations;
  for (const { name } of annotations) {
    for (const rule of rules[name] ?? []) {
      const fault = rule({ symbol, node, declaration, annotation: name });
      if (fault) throw new Problem(fault, node.position);
    }
  }
}

/** What the annotations of a class ask of it. @throws Problem */
export function checkAnnotatedClass(declaration: SourceDeclaration): void {
  const { modifiers, position } = declaration.node;
  if (hasAnnotation(modifiers, 'restresource') && declaration.access !== 'global') {
    throw new Problem('RestResource classes must be declared as global', position);
  }
  const seesAll = (annotations: readonly Annotation[]): boolean =>
    annotations.some((each) => each.name === 'istest' && each.args.get('seealldata')?.toLowerCase() === 'true');
  const hasSetup = declaration.sourceMethods.some(({ node }) => hasAnnotation(node.modifiers, 'testsetup'));
  if (hasSetup && seesAll(modifiers.annotations)) {
    throw new Problem('Test class cannot be annotated with @isTest(SeeAllData=true)', position);
  }
  if (hasSetup && declaration.sourceMethods.some(({ node }) => seesAll(node.modifiers.annotations))) {
    throw new Problem(
      'Test class containing a test setup method cannot have any methods annotated with @isTest(SeeAllData=true)',
      position,
    );
  }
}
