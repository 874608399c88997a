import { SystemObject } from '../../runtime/systemObject.ts';
import { defineClass } from '../define.ts';
import type { SystemClass } from '../define.ts';
import { fieldOf, systemType } from '../support.ts';

/** A `Database.DMLOptions`. Assignment rules and e-mails are no part of the local org: their headers are kept, not used. */
export class DmlOptionsValue extends SystemObject {
  optAllOrNone: boolean | null = null;
  allowFieldTruncation: boolean | null = null;
  readonly duplicateRuleHeader = new DuplicateRuleHeader(systemType('Database.DMLOptions.DuplicateRuleHeader'));
  readonly assignmentRuleHeader = new AssignmentRuleHeader(systemType('Database.DMLOptions.AssignmentRuleHeader'));
  readonly emailHeader = new EmailHeader(systemType('Database.DMLOptions.EmailHeader'));
}

class DuplicateRuleHeader extends SystemObject {
  allowSave: boolean | null = null;
  runAsCurrentUser: boolean | null = null;
}

class AssignmentRuleHeader extends SystemObject {
  assignmentRuleId: string | null = null;
  useDefaultRule: boolean | null = null;
}

class EmailHeader extends SystemObject {
  triggerAutoResponseEmail: boolean | null = null;
  triggerOtherEmail: boolean | null = null;
  triggerUserEmail: boolean | null = null;
}

/** Salesforce: Apex Reference, "Database.DMLOptions Class". */
export const dmlOptionsClasses: readonly SystemClass[] = [
  defineClass('Database.DMLOptions', {
    constructors: { '()': () => new DmlOptionsValue(systemType('Database.DMLOptions')) },
    properties: {
      'Boolean optAllOrNone': fieldOf<DmlOptionsValue>('optAllOrNone'),
      'Boolean allowFieldTruncation': fieldOf<DmlOptionsValue>('allowFieldTruncation'),
      'Database.DMLOptions.DuplicateRuleHeader duplicateRuleHeader': fieldOf<DmlOptionsValue>('duplicateRuleHeader'),
      'Database.DMLOptions.AssignmentRuleHeader assignmentRuleHeader': fieldOf<DmlOptionsValue>('assignmentRuleHeader'),
      'Database.DMLOptions.EmailHeader emailHeader': fieldOf<DmlOptionsValue>('emailHeader'),
    },
  }),
  defineClass('Database.DMLOptions.DuplicateRuleHeader', {
    properties: {
      'Boolean allowSave': fieldOf<DuplicateRuleHeader>('allowSave'),
      'Boolean runAsCurrentUser': fieldOf<DuplicateRuleHeader>('runAsCurrentUser'),
    },
  }),
  defineClass('Database.DMLOptions.AssignmentRuleHeader', {
    properties: {
      'Id assignmentRuleId': fieldOf<AssignmentRuleHeader>('assignmentRuleId'),
      'Boolean useDefaultRule': fieldOf<AssignmentRuleHeader>('useDefaultRule'),
    },
  }),
  defineClass('Database.DMLOptions.EmailHeader', {
    properties: {
      'Boolean triggerAutoResponseEmail': fieldOf<EmailHeader>('triggerAutoResponseEmail'),
      'Boolean triggerOtherEmail': fieldOf<EmailHeader>('triggerOtherEmail'),
      'Boolean triggerUserEmail': fieldOf<EmailHeader>('triggerUserEmail'),
    },
  }),
];
