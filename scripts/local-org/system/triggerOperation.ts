import { systemEnum } from './support.ts';

/** Salesforce: Apex Reference, "TriggerOperation Enum". */
export const triggerOperation = systemEnum('TriggerOperation', [
  'BEFORE_INSERT',
  'BEFORE_UPDATE',
  'BEFORE_DELETE',
  'AFTER_INSERT',
  'AFTER_UPDATE',
  'AFTER_DELETE',
  'AFTER_UNDELETE',
]);
