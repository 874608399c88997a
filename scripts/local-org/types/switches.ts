import type { ExpressionNode, NameNode, Position, SwitchCaseNode, SwitchNode } from '../parse/ast.ts';
import { types } from '../runtime/typeRef.ts';
import type { TypeRef } from '../runtime/typeRef.ts';
import type { Bound, BoundLocal, BoundStatement, BoundSwitchCase } from './bound.ts';
import type { CheckContext } from './checkContext.ts';
import { checkExpression } from './expressions.ts';
import { Problem } from './problem.ts';
import { typeText } from './sourceDeclaration.ts';
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
    throw new Problem(`${subject.type.text} is not a valid switch expression type`, node.subject.position);
  checkUnique(node.cases);
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
    checkRecordType(subject.type, type, position);
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

function checkRecordType(subject: TypeRef, type: TypeRef, position: Position): void {
  if (type.kind !== 'sobject' || subject.kind !== 'sobject') {
    throw new Problem(`${type.text} cannot be a 'when type variable' block`, position);
  }
  if (type === subject) {
    throw new Problem(`${type.text} in the 'when expression' is already matching the switch expression type`, position);
  }
}

function caseCondition(context: CheckContext, subject: BoundLocal, node: ExpressionNode): Bound {
  const value = caseValue(context, subject.type, node);
  if (!context.conversions.isAssignable(value.type, subject.type)) {
    throw new Problem(
      `${value.type.text} value in 'when expression' cannot be implicitly converted to the ${subject.type.text} type in switch expression`,
      node.position,
    );
  }
  const right = context.convert(value, subject.type, node.position);
  return { kind: 'equal', type: types.boolean, equality: 'exact', isNegated: false, left: subject, right };
}

/** A literal, a constant, or a value of an enum, which is named without its type. */
function caseValue(context: CheckContext, type: TypeRef, node: ExpressionNode): Bound {
  if (type.kind === 'sobject' && !(node.kind === 'literal' && node.literal.type === 'null')) {
    throw new Problem("Switching on SObject types must be a 'when type variable' or 'when null'", node.position);
  }
  if (type.kind === 'enum' && node.kind === 'name') return enumValue(context, type, node);
  const value = checkExpression(context, node);
  if (value.kind === 'enumValue') {
    throw new Problem("Enum value used in 'when expression' should be unqualified", node.position);
  }
  if (value.kind === 'constant' || value.kind === 'negate') return value;
  if (value.kind === 'field' && value.field.isStatic && value.field.isFinal) return value;
  throw new Problem("'when expression' must be a literal, a constant literal field or enum value", node.position);
}

function enumValue(context: CheckContext, type: TypeRef, node: NameNode): Bound {
  const names = context.table.declaration(type)?.enumNames ?? [];
  const ordinal = names.findIndex((name) => name.toLowerCase() === node.name.toLowerCase());
  if (ordinal < 0) throw new Problem(`Variable does not exist: ${type.text}.${node.name}`, node.position);
  return { kind: 'enumValue', type, names, ordinal };
}

/** @throws Problem for a value or type that an earlier branch has already */
function checkUnique(nodes: readonly SwitchCaseNode[]): void {
  const seen = new Set<string>();
  for (const node of nodes) {
    const names = node.record ? [typeText(node.record.type).toLowerCase()] : node.values.map(caseKey);
    for (const name of names) {
      if (seen.has(name)) {
        throw new Problem(`${name} occurs as more than one when branch for this switch statement`, node.position);
      }
      seen.add(name);
    }
  }
}

/** What a branch is for, as text; Strings are told apart by case, names are not. */
function caseKey(node: ExpressionNode): string {
  switch (node.kind) {
    case 'literal':
      return node.literal.type === 'null' ? 'null' : String(node.literal.value);
    case 'name':
      return node.name.toLowerCase();
    case 'unary':
      return `${node.operator}${caseKey(node.operand)}`;
    case 'dot':
      return `${caseKey(node.target)}.${node.name.toLowerCase()}`;
    default:
      return `${node.position.line}:${node.position.column}`;
  }
}
