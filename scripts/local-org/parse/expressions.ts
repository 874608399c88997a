import {
  ArrayExpressionContext,
  Arth1ExpressionContext,
  Arth2ExpressionContext,
  AssignExpressionContext,
  BitAndExpressionContext,
  BitExpressionContext,
  BitNotExpressionContext,
  BitOrExpressionContext,
  CastExpressionContext,
  CmpExpressionContext,
  CoalExpressionContext,
  CondExpressionContext,
  DotExpressionContext,
  EqualityExpressionContext,
  IdPrimaryContext,
  InstanceOfExpressionContext,
  LiteralPrimaryContext,
  LogAndExpressionContext,
  LogOrExpressionContext,
  MethodCallExpressionContext,
  NegExpressionContext,
  NewExpressionContext,
  PostOpExpressionContext,
  PreOpExpressionContext,
  PrimaryExpressionContext,
  SoqlPrimaryContext,
  SoslPrimaryContext,
  SubExpressionContext,
  SuperPrimaryContext,
  ThisPrimaryContext,
  TypeRefPrimaryContext,
  VoidPrimaryContext,
} from '@apexdevtools/apex-parser';
import type { ExpressionContext, ExpressionListContext, PrimaryContext } from '@apexdevtools/apex-parser';
import type { AssignNode, BinaryNode, BinaryOperator, ExpressionNode } from './ast.ts';
import { nameOf, positionOf, present, typeNode } from './context.ts';
import { creation } from './creations.ts';
import { literalValue } from './literals.ts';
import { soqlNode, soslNode } from './queries.ts';
import { SyntaxProblem } from './syntaxProblem.ts';

/** Converts an expression. @throws SyntaxProblem for what the grammar takes and Apex does not */
export function expression(context: ExpressionContext): ExpressionNode {
  const position = positionOf(context);
  if (context instanceof PrimaryExpressionContext) return primary(context.primary());
  if (context instanceof SubExpressionContext) return expression(context.expression());
  if (context instanceof DotExpressionContext) return dot(context);
  if (context instanceof MethodCallExpressionContext) return methodCall(context);
  if (context instanceof NewExpressionContext) return creation(context.creator(), position);
  if (context instanceof AssignExpressionContext) return assignment(context);
  if (context instanceof ArrayExpressionContext) return indexNode(context);
  if (context instanceof CondExpressionContext) {
    const [condition, then, otherwise] = context.expression_list().map(expression);
    return { kind: 'conditional', position, condition, then, otherwise };
  }
  if (context instanceof CastExpressionContext) {
    return { kind: 'cast', position, type: typeNode(context.typeRef()), operand: expression(context.expression()) };
  }
  if (context instanceof InstanceOfExpressionContext) {
    return {
      kind: 'instanceOf',
      position,
      type: typeNode(context.typeRef()),
      operand: expression(context.expression()),
    };
  }
  return unary(context) ?? binary(context);
}

/** Converts a comma-separated list of expressions; empty when there is none. */
export function expressions(context: ExpressionListContext | null | undefined): ExpressionNode[] {
  return context ? context.expression_list().map(expression) : [];
}

function primary(context: PrimaryContext): ExpressionNode {
  const position = positionOf(context);
  if (context instanceof IdPrimaryContext) return { kind: 'name', position, name: nameOf(context.id()) };
  if (context instanceof LiteralPrimaryContext) {
    return { kind: 'literal', position, literal: literalValue(context.literal()) };
  }
  if (context instanceof ThisPrimaryContext) return { kind: 'this', position };
  if (context instanceof SuperPrimaryContext) return { kind: 'super', position };
  if (context instanceof SoqlPrimaryContext) return soqlNode(context.soqlLiteral());
  if (context instanceof SoslPrimaryContext) return soslNode(context.soslLiteral());
  if (context instanceof TypeRefPrimaryContext)
    return { kind: 'classLiteral', position, type: typeNode(context.typeRef()) };
  if (context instanceof VoidPrimaryContext) return { kind: 'classLiteral', position, type: null };
  throw new SyntaxProblem(`Unexpected token '${context.getText()}'`, position);
}

function indexNode(context: ArrayExpressionContext): ExpressionNode {
  const target = expression(context.expression(0));
  return {
    kind: 'index',
    position: positionOf(context),
    target,
    index: expression(context.expression(1)),
    isAfterSafe: continuesSafeChain(context.expression(0), target),
  };
}

function dot(context: DotExpressionContext): ExpressionNode {
  const target = expression(context.expression());
  const isSafe = Boolean(context.QUESTIONDOT());
  const isAfterSafe = continuesSafeChain(context.expression(), target);
  const call = context.dotMethodCall();
  if (!call) {
    const name = present(context.anyId(), context);
    return { kind: 'dot', position: positionOf(name), target, name: nameOf(name), isSafe, isAfterSafe };
  }
  return {
    kind: 'call',
    position: positionOf(call),
    target,
    name: nameOf(call.anyId()),
    args: expressions(call.expressionList()),
    isSafe,
    isAfterSafe,
  };
}

/** Whether what follows a target is skipped together with it; parentheses end a chain. */
function continuesSafeChain(context: ExpressionContext, target: ExpressionNode): boolean {
  if (context instanceof SubExpressionContext) return false;
  if (target.kind === 'index') return target.isAfterSafe;
  return (target.kind === 'dot' || target.kind === 'call') && (target.isSafe || target.isAfterSafe);
}

function methodCall(context: MethodCallExpressionContext): ExpressionNode {
  const call = context.methodCall();
  const position = positionOf(call);
  const args = expressions(call.expressionList());
  if (call.THIS() || call.SUPER())
    return { kind: 'constructorCall', position, which: call.THIS() ? 'this' : 'super', args };
  return { kind: 'call', position, target: null, name: nameOf(call.id()), args, isSafe: false, isAfterSafe: false };
}

function assignment(context: AssignExpressionContext): AssignNode {
  const [target, value] = context.expression_list();
  const text = context.getChild(1).getText();
  return {
    kind: 'assign',
    position: positionOf(context),
    operator: text === '=' ? null : (text.slice(0, -1) as BinaryOperator),
    target: expression(target),
    value: expression(value),
  };
}

function unary(context: ExpressionContext): ExpressionNode | undefined {
  const position = positionOf(context);
  if (context instanceof PostOpExpressionContext) {
    return {
      kind: 'increment',
      position,
      operator: context.INC() ? '++' : '--',
      isPrefix: false,
      target: expression(context.expression()),
    };
  }
  if (context instanceof NegExpressionContext) {
    return { kind: 'unary', position, operator: context.BANG() ? '!' : '~', operand: expression(context.expression()) };
  }
  if (!(context instanceof PreOpExpressionContext)) return undefined;
  const operand = context.expression();
  if (context.INC() || context.DEC()) {
    return {
      kind: 'increment',
      position,
      operator: context.INC() ? '++' : '--',
      isPrefix: true,
      target: expression(operand),
    };
  }
  if (context.SUB()) return negated(operand, position);
  return { kind: 'unary', position, operator: '+', operand: expression(operand) };
}

/** The least Integer and Long are literals only together with their sign. */
function negated(operand: ExpressionContext, position: ExpressionNode['position']): ExpressionNode {
  const literal = operand instanceof PrimaryExpressionContext ? operand.primary() : null;
  if (literal instanceof LiteralPrimaryContext) {
    return {
      kind: 'unary',
      position,
      operator: '-',
      operand: { kind: 'literal', position, literal: literalValue(literal.literal(), true) },
    };
  }
  return { kind: 'unary', position, operator: '-', operand: expression(operand) };
}

type BinaryContext = ExpressionContext & { expression_list(): ExpressionContext[] };

const binaryContexts = [
  Arth1ExpressionContext,
  Arth2ExpressionContext,
  CmpExpressionContext,
  EqualityExpressionContext,
  LogAndExpressionContext,
  LogOrExpressionContext,
  CoalExpressionContext,
  BitAndExpressionContext,
  BitOrExpressionContext,
  BitNotExpressionContext,
  BitExpressionContext,
];

const isBinary = (context: ExpressionContext): context is BinaryContext =>
  binaryContexts.some((type) => context instanceof type);

function binary(context: ExpressionContext): BinaryNode {
  if (!isBinary(context)) throw new SyntaxProblem(`Unexpected token '${context.getText()}'`, positionOf(context));
  const [left, right] = context.expression_list();
  return {
    kind: 'binary',
    position: positionOf(context),
    operator: operatorOf(context),
    left: expression(left),
    right: expression(right),
  };
}

/** The text between the operands; `>` `>` `>` and `<` `=` are tokens of their own. */
function operatorOf(context: BinaryContext): BinaryOperator {
  let text = '';
  for (let index = 1; index < context.getChildCount() - 1; index++) text += context.getChild(index).getText();
  return (text === '<>' ? '!=' : text) as BinaryOperator;
}
