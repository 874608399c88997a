import { defineClass } from '../define.ts';
import type { SystemClass } from '../define.ts';
import { callApex } from '../support.ts';

/**
 * What Apex implements and the platform calls. Salesforce: Apex Reference: Queueable, Finalizer, Schedulable,
 * Database.Batchable and the marker interfaces beside it.
 */
export const asyncInterfaces: readonly SystemClass[] = [
  defineClass('Queueable', {
    kind: 'interface',
    members: { 'void execute(QueueableContext context)': callApex('execute') },
  }),
  defineClass('Finalizer', {
    kind: 'interface',
    members: { 'void execute(FinalizerContext context)': callApex('execute') },
  }),
  defineClass('Schedulable', {
    kind: 'interface',
    members: { 'void execute(SchedulableContext context)': callApex('execute') },
  }),
  defineClass('Database.Batchable', {
    kind: 'interface',
    typeParameters: ['T'],
    members: {
      'Object start(Database.BatchableContext context)': callApex('start'),
      'void execute(Database.BatchableContext context, List<T> scope)': callApex('execute'),
      'void finish(Database.BatchableContext context)': callApex('finish'),
    },
  }),
  defineClass('Database.Stateful', { kind: 'interface' }),
  defineClass('Database.AllowsCallouts', { kind: 'interface' }),
  defineClass('Database.RaisesPlatformEvents', { kind: 'interface' }),
];
