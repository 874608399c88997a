import { SystemObject } from '../runtime/systemObject.ts';
import type { AccessContext, AccessMode } from '../ports.ts';
import { defineClass } from './define.ts';
import { refuse, systemType } from './support.ts';

/** A `System.AccessLevel`: whose rights a database operation has. */
export class AccessLevelValue extends SystemObject {
  readonly mode: AccessMode;

  constructor(mode: AccessMode) {
    super(systemType('AccessLevel'));
    this.mode = mode;
  }

  /** How an operation with this level runs, called from code that otherwise runs as `caller` says. */
  contextFor(caller: AccessContext): AccessContext {
    return this.mode === 'user' ? { mode: 'user', sharing: true } : { mode: 'system', sharing: caller.sharing };
  }
}

const userMode = new AccessLevelValue('user');
const systemMode = new AccessLevelValue('system');

/** Salesforce: Apex Reference, "AccessLevel Class". */
export const accessLevel = defineClass('AccessLevel', {
  members: {
    'AccessLevel withPermissionSetId(String permissionSetId)': refuse('AccessLevel.withPermissionSetId'),
  },
  properties: {
    'static AccessLevel USER_MODE': { get: () => userMode },
    'static AccessLevel SYSTEM_MODE': { get: () => systemMode },
  },
});
