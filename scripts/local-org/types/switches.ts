import type { ExpressionNode, SwitchCaseNode, SwitchNode } from '../parse/ast.ts';
import { types } from '../runtime/typeRef.ts';
import type { TypeRef } from '../runtime/typeRef.ts';
import type { Bound, BoundLocal, BoundStatement, BoundSwitchCase } from './bound.ts';
import type { CheckContext } from './checkContext.ts';
import { checkExpression } from './expressions.ts';
import { Problem } from './problem.ts';
import { checkBlock } from './statements.ts';

const switchable: ReadonlySet<TypeRef> = new Set([types.integer, types.long, types.string]);

/** Checks `switch on`. Strings are told apart by case, as the platform does. */
export function checkSwitch(context: CheckContext, node: SwitchNode): BoundStatement {
  const subject = checkExpression(context, node.subject);
  const isSwitchable =
    switchable.has(subject.type) ||
    subject.type.kind === 'enum' ||
    subject.type.kind === 'sobject' ||
    subject.type === types.id;
  if (!isSwitchable)
    throw new Problem(
      `Switch type must be Integer, Long, String, enum or SObject: ${subject.type.text}`,
      node.subject.position,
    );
  const slot = context.temporary('subject');
  const local: BoundLocal = { kind: 'local', type: subject.type, slot };
  return {
    kind: 'switch',
    position: node.position,
    slot,
    subject,
    cases: node.cases.map((each) => checkCase(context, local, each)),
  };
}

function checkCase(context: CheckContext, subject: BoundLocal, node: SwitchCaseNode): BoundSwitchCase {
  const { position } = node;
  if (!node.record) {
    const conditions = node.values.map((value) => caseCondition(context, subject, value));
    return {
      position,
      conditions,
      local: null,
      isElse: node.values.length === 0,
      body: checkBlock(context, node.body),
    };
  }
  const { record } = node;
  return context.inScope(() => {
    const type = context.resolveType(record.type);
    const { slot } = context.scope.declare(record.name, type, position);
    const condition: Bound = { kind: 'instanceOf', type: types.boolean, operand: subject, tested: type };
    return {
      position,
      conditions: [condition],
      local: { slot, type },
      isElse: false,
      body: checkBlock(context, node.body),
    };
  });
}

function caseCondition(context: CheckContext, subject: BoundLocal, node: ExpressionNode): Bound {
  const value = caseValue(context, subject.type, node);
  const right = context.convert(value, subject.type, node.position);
  return { kind: 'equal', type: types.boolean, equality: 'exact', isNegated: false, left: subject, right };
}

/** A value of an enum is named without its type. */
function caseValue(context: CheckContext, type: TypeRef, node: ExpressionNode): Bound {
  if (type.kind !== 'enum' || node.kind !== 'name') return checkExpression(context, node);
  const names = context.table.declaration(type)?.enumNames ?? [];
  const ordinal = names.findIndex((name) => name.toLowerCase() === node.name.toLowerCase());
  if (ordinal < 0) throw new Problem(`Variable does not exist: ${type.text}.${node.name}`, node.position);
  return { kind: 'enumValue', type, names, ordinal };
}
