import type { ExpressionNode, LiteralNode } from '../parse/ast.ts';
import { listOf, types } from '../runtime/typeRef.ts';
import type { TypeRef } from '../runtime/typeRef.ts';
import { checkConditional } from './alternatives.ts';
import { checkAssign, checkIncrement } from './assignments.ts';
import { insideSafe } from './bound.ts';
import type { Bound } from './bound.ts';
import { checkCall, checkConstructorCall } from './calls.ts';
import { singleRow } from './checkContext.ts';
import type { CheckContext } from './checkContext.ts';
import { checkNew, checkNewArray, checkNewCollection, checkNewMap } from './creations.ts';
import { checkBinary, checkUnary } from './operators.ts';
import { resolveOperand } from './operands.ts';
import { checkSoql } from './queries.ts';
import { Problem } from './problem.ts';

/**
 * Checks an expression.
 * @throws Problem for the first thing in it that is no Apex
 */
export function checkExpression(context: CheckContext, node: ExpressionNode): Bound {
  switch (node.kind) {
    case 'literal':
      return literal(node);
    case 'name':
    case 'dot':
      return valueOf(context, node);
    case 'this':
      if (context.isStatic) throw new Problem('this cannot be referenced from a static context', node.position);
      return { kind: 'this', type: context.declaration.type };
    case 'super':
      if (context.isStatic) throw new Problem('super cannot be referenced from a static context', node.position);
      return { kind: 'this', type: context.declaration.superclass ?? types.object };
    case 'call':
      return checkCall(context, node);
    case 'constructorCall':
      return checkConstructorCall(context, node);
    case 'index':
      return checkIndex(context, node);
    case 'new':
      return checkNew(context, node);
    case 'newArray':
      return checkNewArray(context, node);
    case 'newCollection':
      return checkNewCollection(context, node);
    case 'newMap':
      return checkNewMap(context, node);
    case 'assign':
      return checkAssign(context, node);
    case 'increment':
      return checkIncrement(context, node);
    case 'binary':
      return checkBinary(context, node);
    case 'unary':
      return checkUnary(context, node);
    case 'conditional':
      return checkConditional(context, node);
    case 'cast':
      return checkCast(context, node);
    case 'instanceOf':
      return checkInstanceOf(context, node);
    case 'classLiteral':
      return {
        kind: 'classLiteral',
        type: context.table.systemClass('Type'),
        named: node.type ? context.resolveType(node.type) : types.void,
      };
    case 'soql':
      return checkSoql(context, node);
    case 'sosl':
      return {
        kind: 'sosl',
        type: listOf(listOf(types.sobject)),
        text: node.text,
        binds: node.binds.map((bind) => checkExpression(context, bind)),
      };
  }
}

/** Checks an expression that has to be Boolean. */
export function checkCondition(context: CheckContext, node: ExpressionNode): Bound {
  const condition = checkExpression(context, node);
  if (condition.type !== types.boolean && condition.type !== types.null) {
    throw new Problem(`Condition expression must be of type Boolean: ${condition.type.text}`, node.position);
  }
  return condition;
}

function literal({ literal }: LiteralNode): Bound {
  const type: Record<typeof literal.type, TypeRef> = {
    Integer: types.integer,
    Long: types.long,
    Double: types.double,
    Decimal: types.decimal,
    String: types.string,
    Boolean: types.boolean,
    null: types.null,
  };
  return { kind: 'constant', type: type[literal.type], literal };
}

function valueOf(context: CheckContext, node: ExpressionNode & { kind: 'name' | 'dot' }): Bound {
  const operand = resolveOperand(context, node);
  if (operand.kind === 'value') return operand.value;
  if (operand.kind === 'objectFields' && operand.isDescribe) {
    const type = context.table.systemClass('Schema.SObjectTypeFields');
    return { kind: 'token', type, token: 'fields', objectName: operand.objectName, memberName: '' };
  }
  throw new Problem(`Variable does not exist: ${node.name}`, node.position);
}

function checkIndex(context: CheckContext, node: ExpressionNode & { kind: 'index' }): Bound {
  const chain = checkExpression(context, node.target);
  return node.isAfterSafe
    ? insideSafe(chain, (target) => elementOf(context, target, node))
    : elementOf(context, chain, node);
}

function elementOf(context: CheckContext, target: Bound, node: ExpressionNode & { kind: 'index' }): Bound {
  const index = context.convert(checkExpression(context, node.index), types.integer, node.index.position);
  if (target.type.name !== 'List')
    throw new Problem(`Expression must be a list type: ${target.type.text}`, node.position);
  return { kind: 'index', type: target.type.args[0], target, index };
}

function checkCast(context: CheckContext, node: ExpressionNode & { kind: 'cast' }): Bound {
  const type = context.resolveType(node.type);
  const operand = checkExpression(context, node.operand);
  const row = singleRow(operand, type);
  if (row !== operand) return { kind: 'cast', type, operand: row };
  if (!context.conversions.isCastable(operand.type, type)) {
    throw new Problem(
      `Incompatible types since an instance of ${operand.type.text} is never an instance of ${type.text}`,
      node.position,
    );
  }
  return { kind: 'cast', type, operand };
}

/** A test whose result is known before the program runs is a mistake. */
function checkInstanceOf(context: CheckContext, node: ExpressionNode & { kind: 'instanceOf' }): Bound {
  const operand = checkExpression(context, node.operand);
  const tested = context.resolveType(node.type);
  const { conversions } = context;
  const isAlways = [...conversions.ancestors(operand.type)].includes(tested);
  if (isAlways || !conversions.isCastable(operand.type, tested)) {
    const [result, frequency] = isAlways ? ['true', 'always'] : ['false', 'never'];
    throw new Problem(
      `Operation instanceof is always ${result} since an instance of ${operand.type.text} is ${frequency} an instance of ${tested.text}`,
      node.position,
    );
  }
  return { kind: 'instanceOf', type: types.boolean, operand, tested };
}
