import type {
  AccessLevelContext,
  BlockContext,
  ForControlContext,
  ForStatementContext,
  LocalVariableDeclarationContext,
  StatementContext,
  SwitchStatementContext,
  TryStatementContext,
  WhenLiteralContext,
  WhenValueContext,
} from '@apexdevtools/apex-parser';
import type {
  BlockNode,
  DmlNode,
  ExpressionNode,
  ForEachNode,
  ForNode,
  LocalVariablesNode,
  Position,
  StatementNode,
  SwitchCaseNode,
  SwitchNode,
  TryNode,
  TypeNode,
} from './ast.ts';
import { nameOf, positionOf, present, typeNode } from './context.ts';
import { expression, expressions } from './expressions.ts';
import { literalValue } from './literals.ts';

/** Converts `{ … }`. */
export function block(context: BlockContext): BlockNode {
  return { kind: 'block', position: positionOf(context), statements: context.statement_list().map(statement) };
}

/** Converts a statement. */
export function statement(context: StatementContext): StatementNode {
  return simpleStatement(context) ?? compoundStatement(context) ?? dmlStatement(context);
}

function simpleStatement(context: StatementContext): StatementNode | undefined {
  const position = positionOf(context);
  const value = context.expressionStatement();
  if (value) return { kind: 'expression', position, expression: expression(value.expression()) };
  const locals = context.localVariableDeclarationStatement();
  if (locals) return localVariables(locals.localVariableDeclaration());
  const returned = context.returnStatement();
  if (returned) {
    const result = returned.expression();
    return { kind: 'return', position, value: result ? expression(result) : null };
  }
  const thrown = context.throwStatement();
  if (thrown) return { kind: 'throw', position, value: expression(thrown.expression()) };
  if (context.breakStatement()) return { kind: 'break', position };
  return context.continueStatement() ? { kind: 'continue', position } : undefined;
}

function compoundStatement(context: StatementContext): StatementNode | undefined {
  const position = positionOf(context);
  const inner = context.block();
  if (inner) return block(inner);
  const branch = context.ifStatement();
  if (branch) {
    const [then, otherwise] = branch.statement_list().map(statement);
    return {
      kind: 'if',
      position,
      condition: expression(branch.parExpression().expression()),
      then,
      otherwise: otherwise ?? null,
    };
  }
  const loop = context.forStatement();
  if (loop) return forStatement(loop, loop.forControl());
  const whileLoop = context.whileStatement();
  if (whileLoop) {
    return {
      kind: 'while',
      position,
      condition: expression(whileLoop.parExpression().expression()),
      body: optional(whileLoop.statement()),
    };
  }
  const doLoop = context.doWhileStatement();
  if (doLoop) {
    return {
      kind: 'doWhile',
      position,
      condition: expression(doLoop.parExpression().expression()),
      body: block(doLoop.block()),
    };
  }
  const choice = context.switchStatement();
  if (choice) return switchStatement(choice);
  const attempt = context.tryStatement();
  if (attempt) return tryStatement(attempt);
  const runAs = context.runAsStatement();
  return runAs
    ? { kind: 'runAs', position, args: expressions(runAs.expressionList()), body: block(runAs.block()) }
    : undefined;
}

const optional = (context: StatementContext | null): StatementNode | null => (context ? statement(context) : null);

function localVariables(context: LocalVariableDeclarationContext): LocalVariablesNode {
  return {
    kind: 'localVariables',
    position: positionOf(context),
    type: typeNode(context.typeRef()),
    isFinal: context.modifier_list().some((modifier) => Boolean(modifier.FINAL())),
    variables: context
      .variableDeclarators()
      .variableDeclarator_list()
      .map((variable) => ({
        position: positionOf(variable),
        name: nameOf(variable.id()),
        initializer: variable.expression() ? expression(variable.expression()) : null,
      })),
  };
}

function forStatement(context: ForStatementContext, control: ForControlContext): ForNode | ForEachNode {
  const position = positionOf(context);
  const body = optional(context.statement());
  const each = control.enhancedForControl();
  if (each) {
    const source = expression(each.expression());
    return { kind: 'forEach', position, type: typeNode(each.typeRef()), name: nameOf(each.id()), source, body };
  }
  const start = control.forInit();
  const declaration = start?.localVariableDeclaration();
  return {
    kind: 'for',
    position,
    start: declaration ? localVariables(declaration) : expressions(start?.expressionList()),
    condition: control.expression() ? expression(control.expression()) : null,
    update: expressions(control.forUpdate()?.expressionList()),
    body,
  };
}

function switchStatement(context: SwitchStatementContext): SwitchNode {
  return {
    kind: 'switch',
    position: positionOf(context),
    subject: expression(context.expression()),
    cases: context.whenControl_list().map((when) => ({
      position: positionOf(when),
      ...whenValue(when.whenValue()),
      body: block(when.block()),
    })),
  };
}

function whenValue(context: WhenValueContext): Pick<SwitchCaseNode, 'values' | 'record'> {
  const type = context.typeRef();
  if (type) return { values: [], record: { type: typeNode(type), name: nameOf(present(context.id(), context)) } };
  return { values: context.whenLiteral_list().map(whenLiteral), record: null };
}

function whenLiteral(context: WhenLiteralContext): ExpressionNode {
  const position = positionOf(context);
  const inner = context.whenLiteral();
  if (inner) return whenLiteral(inner);
  const name = context.qualifiedName();
  if (name) {
    const [first, ...others] = name.id_list().map(nameOf);
    const start: ExpressionNode = { kind: 'name', position, name: first };
    return others.reduce<ExpressionNode>(
      (target, part) => ({ kind: 'dot', position, target, name: part, isSafe: false, isAfterSafe: false }),
      start,
    );
  }
  const isNegative = context.SUB_list().length % 2 === 1;
  const operand: ExpressionNode = {
    kind: 'literal',
    position,
    literal: literalValue(literalPart(context), isNegative),
  };
  return isNegative ? { kind: 'unary', position, operator: '-', operand } : operand;
}

/** A `when` literal read as an ordinary one: the signs before it are left out. */
function literalPart(context: WhenLiteralContext): Parameters<typeof literalValue>[0] {
  const token =
    context.IntegerLiteral() ??
    context.LongLiteral() ??
    context.StringLiteral() ??
    context.MultilineStringLiteral() ??
    context.NULL();
  return Object.assign(Object.create(context), {
    getText: () => present(token, context).getText(),
    NumberLiteral: () => null,
    BooleanLiteral: () => null,
  });
}

function tryStatement(context: TryStatementContext): TryNode {
  return {
    kind: 'try',
    position: positionOf(context),
    body: block(context.block()),
    catches: context.catchClause_list().map((clause) => ({
      position: positionOf(clause),
      type: namedType(clause.qualifiedName().id_list().map(nameOf), positionOf(clause)),
      name: nameOf(clause.id()),
      body: block(clause.block()),
    })),
    finallyBody: context.finallyBlock() ? block(context.finallyBlock().block()) : null,
  };
}

const namedType = (names: readonly string[], position: Position): TypeNode => ({
  position,
  parts: names.map((name) => ({ name, args: [] })),
  arrayDepth: 0,
});

const accessOf = (level: AccessLevelContext | null): DmlNode['access'] => {
  if (!level) return null;
  return level.SYSTEM() ? 'system' : 'user';
};

function dmlStatement(context: StatementContext): DmlNode {
  const position = positionOf(context);
  const merge = context.mergeStatement();
  if (merge) {
    const [records, duplicates] = merge.expression_list().map(expression);
    return {
      kind: 'dml',
      position,
      operation: 'merge',
      access: accessOf(merge.accessLevel()),
      records,
      externalId: null,
      duplicates,
    };
  }
  const upsert = context.upsertStatement();
  const dml = present(
    upsert ??
      context.insertStatement() ??
      context.updateStatement() ??
      context.deleteStatement() ??
      context.undeleteStatement(),
    context,
  );
  return {
    kind: 'dml',
    position,
    operation: present(context.start.text, context).toLowerCase() as DmlNode['operation'],
    access: accessOf(dml.accessLevel()),
    records: expression(dml.expression()),
    externalId: upsert?.qualifiedName()?.getText() ?? null,
    duplicates: null,
  };
}
