import type { Annotation } from '../parse/ast.ts';
import type { CompileProblem, ProgramAnnotation, ProgramClass, ProgramMethod } from '../ports.ts';
import { hasAnnotation } from '../types/sourceDeclaration.ts';
import type { SourceDeclaration, SourceMethod } from '../types/sourceDeclaration.ts';
import { sharingOf } from './sources.ts';

/** A compiled class as the rest of the org sees it. */
export function programClass(declaration: SourceDeclaration, problems: readonly CompileProblem[]): ProgramClass {
  return {
    name: declaration.type.name,
    type: declaration.type,
    apiVersion: declaration.unit.apiVersion,
    isTest: declaration.isTest,
    access: declaration.access === 'protected' ? 'private' : declaration.access,
    sharing: sharingOf(declaration.node),
    annotations: annotations(declaration.node.modifiers.annotations),
    methods: declaration.sourceMethods.filter(({ node }) => node.kind === 'method').map(programMethod),
    superclass: declaration.superclass,
    interfaces: declaration.interfaces,
    file: declaration.unit.file,
    problems,
  };
}

const annotations = (nodes: readonly Annotation[]): ProgramAnnotation[] =>
  nodes.map(({ name, args }) => ({ name, args }));

function programMethod({ symbol, node }: SourceMethod): ProgramMethod {
  return {
    name: symbol.name,
    isStatic: symbol.isStatic,
    access: symbol.access,
    isTest: hasAnnotation(node.modifiers, 'istest') || node.modifiers.keywords.has('testmethod'),
    annotations: annotations(node.modifiers.annotations),
    parameters: node.parameters.map((parameter, index) => ({ name: parameter.name, type: symbol.parameters[index] })),
    returnType: symbol.returnType,
    line: node.position.line,
  };
}
