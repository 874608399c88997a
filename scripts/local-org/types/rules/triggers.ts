import type { TriggerNode } from '../../parse/ast.ts';
import type { TypeTable } from '../typeTable.ts';
import { Problem } from '../problem.ts';
import { checkName } from './identifiers.ts';

/** Checks what a trigger says of itself before its body. @throws Problem */
export function checkTrigger(table: TypeTable, { name, objectName, events, position }: TriggerNode): void {
  checkName(name, position, 'type');
  const object = table.objectNamed(objectName);
  if (!object) throw new Problem(`SObject type does not exist: ${objectName}`, position);
  const repeated = events.find((event, index) => events.indexOf(event) !== index);
  if (repeated) throw new Problem(`Duplicate Trigger Usage: ${repeated}`, position);
  if (events.includes('before undelete')) {
    throw new Problem('Trigger Usage Before Undelete is not supported', position);
  }
  const isEvent = /__e$|Event$/.test(object.name) && object.name !== 'Event';
  if (isEvent && events.some((event) => event !== 'after insert')) {
    throw new Problem(`Platform Event SObjects only supports after insert: ${object.name}`, position);
  }
}
