import { FinalizerContextValue, JobContextValue } from '../../jobs/contexts.ts';
import { current } from '../../runtime/transaction.ts';
import { defineClass } from '../define.ts';
import type { Implementation, SystemClass } from '../define.ts';
import { systemEnum } from '../support.ts';

/** Salesforce: Apex Reference, "ParentJobResult Enum". */
export const parentJobResult = systemEnum('ParentJobResult', ['SUCCESS', 'UNHANDLED_EXCEPTION']);

/** The answer of the platform's context, or of a class that a test wrote for the interface. */
function answer(method: string, ofPlatform: (self: JobContextValue) => unknown): Implementation {
  return (self: unknown) =>
    self instanceof JobContextValue ? ofPlatform(self) : current().services.program.invokeMethod(self, method, []);
}

const exceptionOf = (self: JobContextValue): unknown => (self instanceof FinalizerContextValue ? self.exception : null);

/** Salesforce: Apex Reference: QueueableContext, SchedulableContext, Database.BatchableContext, FinalizerContext. */
export const contextClasses: readonly SystemClass[] = [
  defineClass('QueueableContext', {
    kind: 'interface',
    members: { 'Id getJobId()': answer('getJobId', (self) => self.id) },
  }),
  defineClass('SchedulableContext', {
    kind: 'interface',
    members: { 'Id getTriggerId()': answer('getTriggerId', (self) => self.id) },
  }),
  defineClass('Database.BatchableContext', {
    kind: 'interface',
    members: {
      'Id getJobId()': answer('getJobId', (self) => self.id),
      'Id getChildJobId()': answer('getChildJobId', (self) => self.id),
    },
  }),
  defineClass('FinalizerContext', {
    kind: 'interface',
    members: {
      'Id getAsyncApexJobId()': answer('getAsyncApexJobId', (self) => self.id),
      'Exception getException()': answer('getException', exceptionOf),
      'ParentJobResult getResult()': answer('getResult', (self) =>
        parentJobResult.value(exceptionOf(self) === null ? 'SUCCESS' : 'UNHANDLED_EXCEPTION'),
      ),
      'String getRequestId()': answer('getRequestId', (self) => self.id),
    },
  }),
];
