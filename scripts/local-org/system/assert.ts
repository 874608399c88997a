import { apexException } from '../runtime/exceptions.ts';
import { isInstance } from '../runtime/typeTests.ts';
import { valuesEqual } from '../runtime/values.ts';
import { defineClass } from './define.ts';
import type { Implementation } from './define.ts';
import { required } from './support.ts';
import { TypeValue } from './language/type.ts';
import { textOf } from '../runtime/text.ts';

/** Fails the running test. Apex can't catch it: a failed assertion ends the execution. */
export function failAssertion(message: unknown, detail?: string): never {
  const said = message === null || message === undefined ? '' : `: ${textOf(message)}`;
  throw apexException('AssertException', `Assertion Failed${said}${detail === undefined ? '' : `: ${detail}`}`);
}

/** Equality of assertions: unlike `==` it tells the case of Strings. */
function areEqual(expected: unknown, actual: unknown): boolean {
  if (typeof expected === 'string' && typeof actual === 'string') return expected === actual;
  return valuesEqual(expected, actual);
}

/** @param message shown first; null or absent when the test gives none */
export function assertEquals(expected: unknown, actual: unknown, message?: unknown): void {
  if (!areEqual(expected, actual)) {
    failAssertion(message, `Expected: ${textOf(expected)}, Actual: ${textOf(actual)}`);
  }
}

export function assertNotEquals(notExpected: unknown, actual: unknown, message?: unknown): void {
  if (areEqual(notExpected, actual)) failAssertion(message, `Same value: ${textOf(notExpected)}`);
}

export function assertTrue(condition: boolean | null, message?: unknown): void {
  if (condition !== true) failAssertion(message);
}

function isInstanceOfType(instance: unknown, expected: TypeValue | null, message?: unknown): void {
  const type = required(expected, 'expectedType').ref;
  if (isInstance(instance, type)) return;
  failAssertion(message, `Expected type: ${type.text}, Actual value: ${textOf(instance)}`);
}

function isNotInstanceOfType(instance: unknown, notExpected: TypeValue | null, message?: unknown): void {
  const type = required(notExpected, 'notExpectedType').ref;
  if (!isInstance(instance, type)) return;
  failAssertion(message, `Instance is of type ${type.text}`);
}

/** Every assertion has a form with a message and one without. */
function withMessage(signature: string, implementation: Implementation): Record<string, Implementation> {
  return {
    [`static void ${signature})`]: implementation,
    [`static void ${signature}, String message)`]: implementation,
  };
}

/** Salesforce: Apex Reference, "Assert Class". */
export const assert = defineClass('Assert', {
  members: {
    ...withMessage('areEqual(Object expected, Object actual', assertEquals),
    ...withMessage('areNotEqual(Object notExpected, Object actual', assertNotEquals),
    ...withMessage('isTrue(Boolean condition', assertTrue),
    ...withMessage('isFalse(Boolean condition', (condition: boolean | null, message?: unknown) =>
      condition === false ? undefined : failAssertion(message),
    ),
    ...withMessage('isNull(Object value', (value: unknown, message?: unknown) =>
      value === null ? undefined : failAssertion(message, `Expected: null, Actual: ${textOf(value)}`),
    ),
    ...withMessage('isNotNull(Object value', (value: unknown, message?: unknown) =>
      value !== null ? undefined : failAssertion(message, 'Expected: not null, Actual: null'),
    ),
    ...withMessage('isInstanceOfType(Object instance, Type expectedType', isInstanceOfType),
    ...withMessage('isNotInstanceOfType(Object instance, Type notExpectedType', isNotInstanceOfType),
    'static void fail()': () => failAssertion(null),
    'static void fail(String message)': (message: string | null) => failAssertion(message),
  },
});
