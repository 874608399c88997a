import {
  ApexParserBaseListener,
  ApexParserFactory,
  ApexParseTreeWalker,
  ThrowingErrorListener,
  type ClassDeclarationContext,
  type ConstructorDeclarationContext,
  type DotExpressionContext,
  type MethodDeclarationContext,
  type SoqlLiteralContext,
} from '@apexdevtools/apex-parser';

/** Something at a line, as written without white space. */
export interface Place {
  readonly line: number;
  readonly text: string;
}

/** What the house rules look at in a class file. */
export interface ApexOutline {
  readonly lines: number;
  readonly classes: readonly {
    readonly name: string;
    readonly line: number;
    readonly isInner: boolean;
    readonly statesSharing: boolean;
  }[];
  readonly methods: readonly { readonly name: string; readonly line: number; readonly lines: number }[];
  readonly queries: readonly Place[];
  readonly dmlStatements: readonly Place[];
  readonly asserts: readonly (Place & { readonly hasMessage: boolean })[];
  /** Values of `@group` in ApexDoc. */
  readonly groups: readonly string[];
}

/** Number of arguments of an assert that comes with a message. */
const argumentsWithMessage = new Map([
  ['isTrue', 2],
  ['isFalse', 2],
  ['isNull', 2],
  ['isNotNull', 2],
  ['fail', 1],
  ['areEqual', 3],
  ['areNotEqual', 3],
  ['isInstanceOfType', 3],
  ['isNotInstanceOfType', 3],
  ['assert', 2],
  ['assertEquals', 3],
  ['assertNotEquals', 3],
]);

const outlines = new Map<string, ApexOutline>();

/** Reads the outline of an Apex class file. @param source its text */
export function readApexOutline(source: string): ApexOutline {
  const known = outlines.get(source);
  if (known) return known;
  const { parser } = ApexParserFactory.createLexerAndParser(source, ThrowingErrorListener.INSTANCE);
  const listener = new OutlineListener();
  ApexParseTreeWalker.DEFAULT.walk(listener, parser.compilationUnit());
  const groups = [...source.matchAll(/^\s*\*\s*@group\s+(\S+)/gm)].map((match) => match[1] ?? '');
  const outline = { ...listener.outline, lines: source.trimEnd().split('\n').length, groups };
  outlines.set(source, outline);
  return outline;
}

/** The part of an ANTLR context that places are made of. */
interface Context {
  readonly start: { readonly line: number };
  readonly stop?: { readonly line: number };
  getText(): string;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] extends readonly (infer Item)[] ? Item[] : T[Key] };

class OutlineListener extends ApexParserBaseListener {
  readonly outline: Mutable<Omit<ApexOutline, 'lines' | 'groups'>> = {
    classes: [],
    methods: [],
    queries: [],
    dmlStatements: [],
    asserts: [],
  };
  #depth = 0;
  #queryLines = 0;

  enterClassDeclaration = (ctx: ClassDeclarationContext): void => {
    const declaration = ctx.parentCtx?.getText() ?? '';
    const statesSharing =
      /^.*?(with|without|inherited)sharing.*?class/i.test(declaration) || /^@istest/i.test(declaration);
    const name = ctx.id().getText();
    this.outline.classes.push({ name, line: ctx.start.line, isInner: this.#depth > 0, statesSharing });
    this.#depth += 1;
  };

  exitClassDeclaration = (): void => {
    this.#depth -= 1;
  };

  exitMethodDeclaration = (ctx: MethodDeclarationContext): void => this.#method(ctx.id().getText(), ctx);
  exitConstructorDeclaration = (ctx: ConstructorDeclarationContext): void => this.#method('constructor', ctx);

  enterSoqlLiteral = (ctx: SoqlLiteralContext): void => {
    this.outline.queries.push(placeOf(ctx));
    this.#queryLines += linesOf(ctx) - 1;
  };

  enterInsertStatement = (ctx: Context): void => void this.outline.dmlStatements.push(placeOf(ctx));
  enterUpdateStatement = (ctx: Context): void => void this.outline.dmlStatements.push(placeOf(ctx));
  enterUpsertStatement = (ctx: Context): void => void this.outline.dmlStatements.push(placeOf(ctx));
  enterDeleteStatement = (ctx: Context): void => void this.outline.dmlStatements.push(placeOf(ctx));
  enterUndeleteStatement = (ctx: Context): void => void this.outline.dmlStatements.push(placeOf(ctx));

  enterDotExpression = (ctx: DotExpressionContext): void => {
    const call = ctx.dotMethodCall();
    if (!call || !/^(system\.)?(assert|system)$/i.test(ctx.expression().getText())) return;
    const needed = argumentsWithMessage.get(call.anyId().getText());
    if (needed === undefined) return;
    const given = call.expressionList()?.expression_list().length ?? 0;
    this.outline.asserts.push({ ...placeOf(ctx), hasMessage: given >= needed });
  };

  /** A query counts as one line, however many fields it names. */
  #method(name: string, ctx: Context): void {
    this.outline.methods.push({ name, line: ctx.start.line, lines: linesOf(ctx) - this.#queryLines });
    this.#queryLines = 0;
  }
}

function linesOf(ctx: Context): number {
  return (ctx.stop?.line ?? ctx.start.line) - ctx.start.line + 1;
}

function placeOf(ctx: Context): Place {
  return { line: ctx.start.line, text: ctx.getText() };
}
