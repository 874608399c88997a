import { inPartOfItsOwn } from '../../dml/permissions.ts';
import { apexException } from '../../runtime/exceptions.ts';
import type { SObjectRecord } from '../../runtime/sobject.ts';
import { current } from '../../runtime/transaction.ts';
import type { AccessContext, RunningUser } from '../../ports.ts';
import { required } from '../support.ts';
import { testContext } from './testContext.ts';

const SYSTEM: AccessContext = { mode: 'system', sharing: false };

const USER_QUERY = `SELECT Id, Username, TimeZoneSidKey, LocaleSidKey, UserType, Profile.Name FROM User WHERE Id = :id`;

function kindOf(userType: unknown): RunningUser['kind'] {
  if (userType === 'Guest') return 'guest';
  return userType === 'AutomatedProcess' ? 'automatedProcess' : 'standard';
}

/** The running user that a User record stands for. @throws NoDataFoundException when there is no such user */
export function runningUserOf(id: string): RunningUser {
  const [row] = current().database.queryDynamic(USER_QUERY, () => id, SYSTEM).records;
  if (!row) throw apexException('NoDataFoundException', `There is no user with the id ${id}`);
  return {
    id,
    username: String(row.get('Username')),
    profileName: String(row.getParent('Profile')?.get('Name') ?? ''),
    timeZone: String(row.get('TimeZoneSidKey') ?? 'GMT'),
    locale: String(row.get('LocaleSidKey') ?? 'en_US'),
    kind: kindOf(row.get('UserType')),
  };
}

/**
 * Runs the block of `System.runAs(user) { … }`: as that user, and free of the mixed-DML rule. A user that is not saved
 * yet is inserted. Salesforce: Apex Developer Guide, "Using the runAs Method".
 */
export function runAs(userRecord: SObjectRecord | null, block: () => void): void {
  const context = testContext();
  if (!context) throw apexException('TypeException', 'System.runAs can only be called in a test method');
  const record = required(userRecord);
  if (record.id === null) current().database.write('insert', [record], { access: SYSTEM, allOrNone: true });
  const transaction = current();
  const userBefore = transaction.user;
  transaction.user = runningUserOf(required(record.id));
  context.runAsDepth++;
  try {
    inPartOfItsOwn(transaction.state, block);
  } finally {
    context.runAsDepth--;
    transaction.user = userBefore;
  }
}
