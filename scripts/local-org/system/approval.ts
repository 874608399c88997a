import { ApexList } from '../runtime/collections.ts';
import { types } from '../runtime/typeRef.ts';
import { errorList } from './database/results.ts';
import type { ResultValue } from './database/results.ts';
import { defineClass } from './define.ts';
import type { Implementation, SystemClass } from './define.ts';
import { refuse } from './support.ts';
import { bagClass } from './valueBag.ts';

const outcomeMembers: Readonly<Record<string, Implementation>> = {
  'Boolean isSuccess()': (self: ResultValue) => self.outcome.success,
  'List<Database.Error> getErrors()': (self: ResultValue) => errorList(self.outcome.errors),
  'String toString()': (self: ResultValue) => self.toString(),
};

const lockMembers = { ...outcomeMembers, 'Id getId()': (self: ResultValue) => self.outcome.id };

const requestFields = ['String comments', 'List<Id> nextApproverIds'] as const;

const onRecords = (method: string, result: string): Record<string, Implementation> => ({
  [`static ${result} ${method}(SObject record)`]: refuse(`Approval.${method}`),
  [`static ${result} ${method}(Id recordId)`]: refuse(`Approval.${method}`),
  [`static List<${result}> ${method}(List<SObject> records)`]: refuse(`Approval.${method}`),
  [`static List<${result}> ${method}(List<Id> recordIds)`]: refuse(`Approval.${method}`),
});

/**
 * Salesforce: Apex Reference, "Approval Namespace". The local org has no approval processes and no record locks: asking
 * for them is refused by name; results can be made from JSON, as tests do.
 */
export const approvalClasses: readonly SystemClass[] = [
  defineClass('Approval', {
    members: {
      ...onRecords('lock', 'Approval.LockResult'),
      ...onRecords('unlock', 'Approval.UnlockResult'),
      'static Boolean isLocked(SObject record)': refuse('Approval.isLocked'),
      'static Boolean isLocked(Id recordId)': refuse('Approval.isLocked'),
      'static Approval.ProcessResult process(Approval.ProcessRequest request)': refuse('Approval.process'),
      'static List<Approval.ProcessResult> process(List<Approval.ProcessRequest> requests)': refuse('Approval.process'),
    },
  }),
  defineClass('Approval.LockResult', { members: lockMembers }),
  defineClass('Approval.UnlockResult', { members: lockMembers }),
  defineClass('Approval.ProcessResult', {
    members: {
      ...outcomeMembers,
      'Id getEntityId()': (self: ResultValue) => self.outcome.id,
      'Id getInstanceId()': () => null,
      'String getInstanceStatus()': () => null,
      'List<Id> getNewWorkitemIds()': () => new ApexList(types.id),
    },
  }),
  bagClass('Approval.ProcessRequest', requestFields, { withAccessors: true }),
  bagClass(
    'Approval.ProcessSubmitRequest',
    ['Id objectId', 'Id submitterId', 'String processDefinitionNameOrId', 'Boolean skipEntryCriteria'],
    {
      withAccessors: true,
      table: { superclass: 'Approval.ProcessRequest' },
    },
  ),
  bagClass('Approval.ProcessWorkitemRequest', ['Id workitemId', 'String action'], {
    withAccessors: true,
    table: { superclass: 'Approval.ProcessRequest' },
  }),
];
