import type { DmlNode, ExpressionNode } from '../parse/ast.ts';
import { listOf, types } from '../runtime/typeRef.ts';
import type { Bound, BoundStatement } from './bound.ts';
import type { CheckContext } from './checkContext.ts';
import { checkExpression } from './expressions.ts';
import { Problem } from './problem.ts';

/** Checks `insert`, `upsert`, `merge` and their kin. */
export function checkDml(context: CheckContext, node: DmlNode): BoundStatement {
  const records = recordsOf(context, node.records);
  const duplicates = node.duplicates && checkExpression(context, node.duplicates);
  return {
    kind: 'dml',
    position: node.position,
    operation: node.operation,
    access: node.access,
    records,
    externalId: externalIdField(context, node, records),
    duplicates,
  };
}

function recordsOf(context: CheckContext, node: ExpressionNode): Bound {
  const records = checkExpression(context, node);
  const isRecord = context.conversions.isAssignable(records.type, types.sobject);
  if (!isRecord && !context.conversions.isAssignable(records.type, listOf(types.sobject))) {
    throw new Problem(`DML requires SObject or SObject list type: ${records.type.text}`, node.position);
  }
  return records;
}

/** `Stripe_Id__c` and `Account.Fields.Stripe_Id__c` name the same field. */
function externalIdField(context: CheckContext, node: DmlNode, records: Bound): string | null {
  if (node.externalId === null) return null;
  const name = node.externalId.slice(node.externalId.lastIndexOf('.') + 1);
  const objectType = records.type.kind === 'sobject' ? records.type : records.type.args[0];
  const object = context.table.objectNamed(objectType.name);
  const field = object?.fields.get(name.toLowerCase());
  if (object && !field)
    throw new Problem(`Invalid field for upsert, must be an External Id custom field: ${name}`, node.position);
  return field?.name ?? name;
}
