import assert from 'node:assert/strict';
import { ApexException } from '../runtime/exceptions.ts';
import { runIn, Transaction } from '../runtime/transaction.ts';
import type { OrgServices, TransactionParts } from '../runtime/transaction.ts';
import { typeRef } from '../runtime/typeRef.ts';
import type { Implementation } from './define.ts';
import { platformClasses } from './platformClasses.ts';

/** Calls the implementation of a member, found by the beginning of its signature without `static` and result type. */
export function call(className: string, signature: string, ...args: unknown[]): unknown {
  const members = platformClasses.find(({ name }) => name === className)?.table.members ?? {};
  const key = Object.keys(members).find((text) => text.includes(` ${signature}`));
  assert.ok(key, `${className} has ${signature}`);
  return (members[key] as unknown as (...values: unknown[]) => unknown)(...args);
}

/** Makes an instance with the constructor of that signature. */
export function construct(className: string, signature: string, ...args: unknown[]): unknown {
  const make: Implementation | undefined = platformClasses.find(({ name }) => name === className)?.table.constructors?.[
    signature
  ];
  assert.ok(make, `${className} has ${signature}`);
  return (make as unknown as (...values: unknown[]) => unknown)(typeRef('class', className), ...args);
}

/** Matches an Apex exception by its type and text, for `assert.throws`. */
export const apexError =
  (typeName: string, text: RegExp) =>
  (error: unknown): boolean =>
    error instanceof ApexException && error.type.name === typeName && text.test(error.messageText);

/** Parts of a transaction that a test needs; what it leaves out fails when it is touched. */
export type FakeParts = Partial<Omit<TransactionParts, 'services'>> & { readonly services?: Partial<OrgServices> };

/** Does work in a transaction that has just the parts given. */
export function inTransaction<T>(parts: FakeParts, work: (transaction: Transaction) => T): T {
  const transaction = new Transaction(parts as TransactionParts);
  return runIn(transaction, () => work(transaction));
}
