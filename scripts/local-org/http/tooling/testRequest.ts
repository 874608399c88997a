import { ApiError, isObject, messageOf } from '../message.ts';
import type { ApiOrg } from '../api/apiOrg.ts';
import { selectTests } from '../../test-runner/selection.ts';
import type { SelectedClass, Selection } from '../../test-runner/selection.ts';
import { makeId } from '../../store/ids.ts';

/** Finds ids of classes and triggers by name. */
export function apexIdsOf(org: ApiOrg): (name: string) => string | null {
  return (name) => {
    const found =
      org.sql.first(['Id'], 'FROM ApexClass WHERE Name = ? COLLATE NOCASE', name) ??
      org.sql.first(['Id'], 'FROM ApexTrigger WHERE Name = ? COLLATE NOCASE', name);
    return found ? String(found.Id) : null;
  };
}

function classNameOf(org: ApiOrg, id: string): string {
  const found = org.sql.first(['Name'], 'FROM ApexClass WHERE substr(Id, 1, 15) = ?', id.slice(0, 15));
  if (found) return String(found.Name);
  throw new ApiError(400, 'INVALID_ID', `The org has no Apex class ${id || makeId('01p', 0)}.`);
}

const listOf = (value: unknown): unknown[] => {
  if (Array.isArray(value)) return value;
  return typeof value === 'string' && value !== '' ? value.split(',').map((each) => each.trim()) : [];
};

function selectionsOf(org: ApiOrg, entry: unknown): Selection[] {
  if (!isObject(entry)) throw new ApiError(400, 'INVALID_INPUT', 'Each of "tests" names className or classId.');
  const className =
    typeof entry.className === 'string' ? entry.className : classNameOf(org, String(entry.classId ?? ''));
  const methods = listOf(entry.testMethods);
  return methods.length === 0
    ? [{ className }]
    : methods.map((methodName) => ({ className, methodName: String(methodName) }));
}

/** Which tests a request to `runTests…` asks for; empty for all of them. */
export function requestedTests(org: ApiOrg, body: Record<string, unknown>): Selection[] {
  if (body.suiteids !== undefined || body.suiteNames !== undefined)
    throw new ApiError(400, 'INVALID_INPUT', 'The local org has no test suites: name classes.');
  return [
    ...listOf(body.tests).flatMap((entry) => selectionsOf(org, entry)),
    ...listOf(body.classids).map((id) => ({ className: classNameOf(org, String(id)) })),
    ...listOf(body.classNames).map((name) => ({ className: String(name) })),
  ];
}

/** The tests that a run will have. @throws ApiError INVALID_INPUT naming a class or method that does not exist */
export function plannedTests(org: ApiOrg, selections: readonly Selection[]): SelectedClass[] {
  try {
    return selectTests(org.services.program, selections);
  } catch (error) {
    throw new ApiError(400, 'INVALID_INPUT', messageOf(error));
  }
}
