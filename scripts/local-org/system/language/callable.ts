import { defineClass } from '../define.ts';
import { callApex } from '../support.ts';

/** Salesforce: Apex Reference, "Callable Interface". */
export const callable = defineClass('Callable', {
  kind: 'interface',
  members: { 'Object call(String action, Map<String,Object> args)': callApex('call') },
});
