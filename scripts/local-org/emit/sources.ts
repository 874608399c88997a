import type { ApexSource } from '../metadata/model.ts';
import type { TriggerNode, TypeDeclarationNode } from '../parse/ast.ts';
import { parseClass, parseTrigger } from '../parse/parseApex.ts';
import { parseCached } from '../parse/parseCache.ts';
import type { SyntaxProblem } from '../parse/syntaxProblem.ts';
import { Problem } from '../types/problem.ts';
import { SourceDeclaration } from '../types/sourceDeclaration.ts';
import type { SourceUnit } from '../types/sourceDeclaration.ts';
import { codeClass } from './codeClass.ts';

/** A parsed source file. */
export interface ParsedSource {
  readonly unit: SourceUnit;
  /** Null when the file has syntax errors. */
  readonly declaration: SourceDeclaration | null;
  readonly trigger: TriggerNode | null;
}

/** Parses a class or trigger file. */
export function parseSource(source: ApexSource): ParsedSource {
  const unit: SourceUnit = { name: source.name, file: source.file, apiVersion: source.apiVersion, problems: [] };
  if (source.kind === 'class') {
    const parsed = parseCached('class', source.source, parseClass);
    report(unit, parsed.problems);
    return { unit, declaration: parsed.unit && new SourceDeclaration(parsed.unit, unit, null), trigger: null };
  }
  const parsed = parseCached('trigger', source.source, parseTrigger);
  report(unit, parsed.problems);
  const node = parsed.unit && codeClass(`Trigger.${parsed.unit.name}`, parsed.unit.body);
  return { unit, declaration: node && new SourceDeclaration(node, unit, null), trigger: parsed.unit };
}

/** Adds syntax errors to a unit's problems. */
export function report(unit: SourceUnit, problems: readonly SyntaxProblem[]): void {
  unit.problems.push(...problems.map((problem) => new Problem(problem.message, problem.position)));
}

/** What the class of a file says about sharing. */
export function sharingOf(node: TypeDeclarationNode): 'with' | 'without' | 'inherited' | 'none' {
  const { keywords } = node.modifiers;
  if (keywords.has('with sharing')) return 'with';
  if (keywords.has('without sharing')) return 'without';
  return keywords.has('inherited sharing') ? 'inherited' : 'none';
}
