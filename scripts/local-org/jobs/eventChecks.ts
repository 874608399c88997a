import type { AccessContext, SaveError, SaveOutcome } from '../ports.ts';
import type { SObjectRecord } from '../runtime/sobject.ts';
import { current } from '../runtime/transaction.ts';
import type { OrgSecurity } from '../security/orgSecurity.ts';

function refused(statusCode: string, message: string, fields: readonly string[] = []): SaveOutcome {
  const error: SaveError = { statusCode, message, fields };
  return { id: null, success: false, created: false, errors: [error] };
}

/** Fields that must have a value and have none. */
function missingFields(event: SObjectRecord): string[] {
  const fields = [...event.definition.fields.values()];
  return fields
    .filter(
      (field) =>
        field.isCustom && field.isRequired && field.defaultValue === undefined && event.get(field.name) === null,
    )
    .map(({ name }) => name);
}

/** A text that is longer than its field. */
function tooLong(event: SObjectRecord): SaveOutcome | null {
  for (const field of event.definition.fields.values()) {
    const value = event.get(field.name);
    if (!field.isCustom || typeof value !== 'string' || field.length === undefined || value.length <= field.length)
      continue;
    const message = `${field.label}: data value too large: ${value.slice(0, 255)} (max length=${field.length})`;
    return refused('STRING_TOO_LONG', message, [field.name]);
  }
  return null;
}

/**
 * What stands against publishing an event.
 * @returns null when nothing does
 */
export function checkEvent(event: SObjectRecord, access: AccessContext, security: OrgSecurity): SaveOutcome | null {
  const { definition } = event;
  if (access.mode === 'user' && !security.canAccess(current().user, definition, 'create')) {
    return refused('INSUFFICIENT_ACCESS_OR_READONLY', `Access to entity '${definition.name}' denied`);
  }
  const missing = missingFields(event);
  if (missing.length > 0)
    return refused('REQUIRED_FIELD_MISSING', `Required fields are missing: [${missing.join(', ')}]`, missing);
  return tooLong(event);
}
