import type { DmlNode, ExpressionNode } from '../parse/ast.ts';
import { listOf, types } from '../runtime/typeRef.ts';
import type { TypeRef } from '../runtime/typeRef.ts';
import type { FieldDefinition, ObjectDefinition } from '../schema/definitions.ts';
import type { Bound, BoundStatement } from './bound.ts';
import type { CheckContext } from './checkContext.ts';
import { checkExpression } from './expressions.ts';
import { Problem } from './problem.ts';

/** Checks `insert`, `upsert`, `merge` and their kin. */
export function checkDml(context: CheckContext, node: DmlNode): BoundStatement {
  const records = recordsOf(context, node.records);
  const duplicates = node.duplicates && checkExpression(context, node.duplicates);
  const object = objectOf(context, records);
  if (object) checkOperation(node, object);
  if (duplicates) checkMerge(node, records.type, duplicates.type);
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

/** The object whose records a statement writes; undefined when it is known only at run time. */
function objectOf(context: CheckContext, { type }: Bound): ObjectDefinition | undefined {
  return context.table.objectNamed((type.kind === 'sobject' ? type : type.args[0]).name);
}

/** @throws Problem when nobody may do that with records of the object */
function checkOperation({ operation, position }: DmlNode, object: ObjectDefinition): void {
  const isAllowed = {
    insert: object.isCreateable,
    update: object.isUpdateable,
    upsert: object.isCreateable || object.isUpdateable,
    delete: object.isDeletable,
    undelete: object.isDeletable,
    merge: mergeable.has(object.name),
  };
  if (isAllowed[operation]) return;
  throw new Problem(
    operation === 'merge'
      ? `Specified type ${object.name} cannot be merged`
      : `DML operation ${operation.toUpperCase()} not allowed on ${object.name}`,
    position,
  );
}

const mergeable = new Set(['Account', 'Contact', 'Lead', 'Case']);

/** What is merged into a record is of its kind, or ids. @throws Problem */
function checkMerge({ position }: DmlNode, master: TypeRef, duplicates: TypeRef): void {
  if (master.kind !== 'sobject' || master === types.sobject) {
    throw new Problem(`Merge requires a concrete SObject type: ${master.text}`, position);
  }
  const one = duplicates.name === 'List' ? duplicates.args[0] : duplicates;
  if (![master, types.sobject, types.id].includes(one)) {
    throw new Problem('Invalid type for duplicate records', position);
  }
}

function recordsOf(context: CheckContext, node: ExpressionNode): Bound {
  const records = checkExpression(context, node);
  const isRecord = context.conversions.isAssignable(records.type, types.sobject);
  const isNothing = records.type === types.null;
  if (isNothing || (!isRecord && !context.conversions.isAssignable(records.type, listOf(types.sobject)))) {
    throw new Problem(`DML requires SObject or SObject list type: ${records.type.text}`, node.position);
  }
  return records;
}

/** `Stripe_Id__c` and `Account.Fields.Stripe_Id__c` name the same field. */
function externalIdField(context: CheckContext, node: DmlNode, records: Bound): string | null {
  if (node.externalId === null) return null;
  const name = node.externalId.slice(node.externalId.lastIndexOf('.') + 1);
  const object = objectOf(context, records);
  const field = object?.fields.get(name.toLowerCase());
  if (!object) throw new Problem('Upsert with a field specification requires a concrete SObject type', node.position);
  if (!field || !isKey(field)) {
    throw new Problem(
      `Invalid field for upsert, must be an External Id custom or standard indexed field: ${name}`,
      node.position,
    );
  }
  return field.name;
}

/** Records can be found by external ids, their own, and by a few standard fields. */
function isKey(field: FieldDefinition): boolean {
  return field.isExternalId || field.type === 'Id' || (!field.isCustom && (field.type === 'Email' || field.isUnique));
}
