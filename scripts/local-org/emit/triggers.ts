import type { TriggerNode } from '../parse/ast.ts';
import type { ProgramTrigger, TriggerContext, TriggerEvent } from '../ports.ts';
import type { ClassCell } from '../runtime/classCell.ts';
import { current } from '../runtime/transaction.ts';
import { anonymousMethod } from './labels.ts';

/** A compiled trigger as the data side runs it. Its own static variables begin anew with every context. */
export function programTrigger(cell: ClassCell, node: TriggerNode): ProgramTrigger {
  return {
    name: node.name,
    objectName: node.objectName,
    events: new Set(node.events.map((event) => event.toUpperCase().replace(' ', '_') as TriggerEvent)),
    run: (context: TriggerContext) => {
      const transaction = current();
      transaction.triggerContexts.push(context);
      delete transaction.statics[cell.index];
      try {
        cell.code[`${anonymousMethod}$`]();
      } finally {
        transaction.triggerContexts.pop();
      }
    },
  };
}
