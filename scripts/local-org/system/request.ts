import { randomUUID } from 'node:crypto';
import type { ApexEnumValue } from '../runtime/enumValue.ts';
import { SystemObject } from '../runtime/systemObject.ts';
import { current } from '../runtime/transaction.ts';
import { defineClass } from './define.ts';
import { perTransaction, systemEnum, systemType } from './support.ts';

/** Quiddities with the letters that event logs use for them. Salesforce: Apex Reference, "Quiddity Enum". */
const SHORT_CODES: Readonly<Record<string, string>> = {
  ANONYMOUS: 'A',
  AURA: 'X',
  BATCH_ACS: 'C',
  BATCH_APEX: 'BA',
  BATCH_CHUNK_PARALLEL: 'B',
  BATCH_CHUNK_SERIAL: 'B',
  BULK_API: 'K',
  COMMERCE_INTEGRATION: 'CI',
  DISCOVERABLE_LOGIN: 'L',
  EXTERNAL_SERVICE_CALLBACK: 'EC',
  FUNCTION_CALLBACK: 'FC',
  FUTURE: 'F',
  INBOUND_EMAIL_SERVICE: 'E',
  INVOCABLE_ACTION: 'I',
  IOT: 'O',
  PLATFORM_EVENT_PUBLISH_CALLBACK: 'PC',
  POST_INSTALL_SCRIPT: 'P',
  QUEUEABLE: 'Q',
  QUICK_ACTION: 'QA',
  REMOTE_ACTION: 'R',
  REST: 'M',
  RUNTEST_ASYNC: 'T',
  RUNTEST_DEPLOY: 'D',
  RUNTEST_SYNC: 'S',
  SCHEDULED: 'H',
  SOAP: 'W',
  SYNCHRONOUS: 'Y',
  TRANSACTION_FINALIZER_QUEUEABLE: 'TQ',
  UNDEFINED: 'U',
  VF: 'V',
};

/** Salesforce: Apex Reference, "Quiddity Enum". */
export const quiddity = systemEnum('Quiddity', Object.keys(SHORT_CODES));

/** What `System.getQuiddityShortCode` answers. */
export const quiddityShortCode = (value: ApexEnumValue): string => SHORT_CODES[value.name] ?? 'U';

const requestId = perTransaction(() => randomUUID());

/** Salesforce: Apex Reference, "Request Class". */
export const request = defineClass('Request', {
  members: {
    'static Request getCurrent()': () => new SystemObject(systemType('Request')),
    'String getRequestId()': () => requestId.get(),
    'Quiddity getQuiddity()': () => quiddity.value(current().quiddity),
  },
});
