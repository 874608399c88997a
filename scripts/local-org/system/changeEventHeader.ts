import { bagClass } from './valueBag.ts';

/** Salesforce: Apex Reference, "ChangeEventHeader Class". The local org publishes no change events; tests make headers. */
export const changeEventHeader = bagClass(
  'EventBus.ChangeEventHeader',
  [
    'List<String> changedFields',
    'String changeOrigin',
    'String changeType',
    'Long commitNumber',
    'Long commitTimestamp',
    'String commitUser',
    'List<String> diffFields',
    'String entityName',
    'List<String> nulledFields',
    'List<String> recordIds',
    'Integer sequenceNumber',
    'String transactionKey',
  ],
  { withAccessors: true },
);
