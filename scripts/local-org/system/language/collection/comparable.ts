import { defineClass } from '../../define.ts';
import { callApex } from '../../support.ts';

/** Salesforce: Apex Reference, "Comparable Interface". */
export const comparable = defineClass('Comparable', {
  kind: 'interface',
  members: { 'Integer compareTo(Object other)': callApex('compareTo') },
});

/** Salesforce: Apex Reference, "Comparator Interface". */
export const comparator = defineClass('Comparator', {
  kind: 'interface',
  typeParameters: ['T'],
  members: { 'Integer compare(T left, T right)': callApex('compare') },
});
