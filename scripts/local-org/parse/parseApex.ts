import { ApexErrorListener, ApexParserFactory } from '@apexdevtools/apex-parser';
import type { ApexParser, TriggerUnitContext } from '@apexdevtools/apex-parser';
import type { CodeNode, Position, TriggerNode, TypeDeclarationNode } from './ast.ts';
import { nameOf, positionOf } from './context.ts';
import { codeNode, typeDeclaration } from './declarations.ts';
import { SyntaxProblem } from './syntaxProblem.ts';

/** What a source text turned out to be: a tree, or the places where it is not Apex. */
export type Parsed<T> =
  | { readonly unit: T; readonly problems: readonly [] }
  | { readonly unit: null; readonly problems: readonly SyntaxProblem[] };

/** Collects syntax errors instead of printing them. */
class Collector extends ApexErrorListener {
  readonly problems: SyntaxProblem[] = [];

  override apexSyntaxError(line: number, column: number, message: string): void {
    this.problems.push(new SyntaxProblem(message, { line, column: column + 1 }));
  }
}

function parse<T>(source: string, read: (parser: ApexParser) => T): Parsed<T> {
  const collector = new Collector();
  const { parser } = ApexParserFactory.createLexerAndParser(source, collector);
  try {
    const unit = read(parser);
    if (collector.problems.length === 0) return { unit, problems: [] };
  } catch (error) {
    if (!(error instanceof SyntaxProblem) && collector.problems.length === 0) throw error;
    if (error instanceof SyntaxProblem && collector.problems.length === 0) collector.problems.push(error);
  }
  return { unit: null, problems: collector.problems };
}

/** Parses a class file. */
export function parseClass(source: string): Parsed<TypeDeclarationNode> {
  return parse(source, (parser) => typeDeclaration(parser.compilationUnit().typeDeclaration()));
}

/** Parses a trigger file. */
export function parseTrigger(source: string): Parsed<TriggerNode> {
  return parse(source, (parser) => triggerNode(parser.triggerUnit()));
}

/** Parses anonymous Apex. */
export function parseAnonymous(source: string): Parsed<CodeNode> {
  return parse(source, (parser) =>
    codeNode(parser.anonymousUnit().anonymousBlock().anonymousBlockMember_list(), firstPlace),
  );
}

const firstPlace: Position = { line: 1, column: 1 };

function triggerNode(context: TriggerUnitContext): TriggerNode {
  const position = positionOf(context);
  return {
    kind: 'trigger',
    position,
    name: nameOf(context.id(0)),
    objectName: nameOf(context.id(1)),
    events: context.triggerCase_list().map((each) => {
      const operation = each.INSERT() ?? each.UPDATE() ?? each.DELETE() ?? each.UNDELETE();
      return `${each.BEFORE() ? 'before' : 'after'} ${operation.getText().toLowerCase()}`;
    }),
    body: codeNode(context.triggerBlock().triggerBlockMember_list(), position),
  };
}
