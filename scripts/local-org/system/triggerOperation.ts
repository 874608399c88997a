import type { TriggerEvent } from '../ports.ts';
import { systemEnum } from './support.ts';

const events: readonly TriggerEvent[] = [
  'BEFORE_INSERT',
  'BEFORE_UPDATE',
  'BEFORE_DELETE',
  'AFTER_INSERT',
  'AFTER_UPDATE',
  'AFTER_DELETE',
  'AFTER_UNDELETE',
];

/** Salesforce: Apex Reference, "TriggerOperation Enum". */
export const triggerOperation = systemEnum('TriggerOperation', events);
