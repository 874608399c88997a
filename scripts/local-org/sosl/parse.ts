import type { SearchScope, SoslQuery, SoslReturning } from './ast.ts';

/** SOSL that can't be read. */
export class SoslError extends Error {}

const STATEMENT =
  /^FIND\s*(?::\s*(?<bind>\w+)|'(?<quoted>(?:[^'\\]|\\.)*)'|\{(?<braced>(?:[^}\\]|\\.)*)\})(?:\s*IN\s+(?<scope>ALL|NAME|EMAIL|PHONE|SIDEBAR)\s+FIELDS)?(?:\s+RETURNING\s+(?<returning>.*?))?(?:\s+WITH\s+(?<access>USER_MODE|SYSTEM_MODE))?(?:\s+LIMIT\s+(?<limit>\d+))?$/is;

const RETURNING =
  /^(?<name>\w+)\s*(?:\((?<fields>.*?)(?:\s+WHERE\s+(?<where>.*?))?(?<rest>\s+(?:ORDER\s+BY|LIMIT)\s.*)?\))?$/is;

/**
 * Reads a SOSL statement.
 * @param text with or without the brackets of Apex; binds are simple names
 * @throws SoslError for anything that is not read here, such as `WITH DATA CATEGORY`
 */
export function parseSosl(text: string): SoslQuery {
  const statement = text
    .trim()
    .replace(/^\[(.*)\]$/s, '$1')
    .trim();
  const parts = STATEMENT.exec(statement)?.groups;
  if (!parts) throw new SoslError(`This SOSL can't be read: ${statement}`);
  const words: string | undefined = parts.quoted ?? parts.braced;
  return {
    find: words === undefined ? { bind: parts.bind } : { text: words.replace(/\\(.)/gs, '$1') },
    scope: ((parts.scope as string | undefined)?.toUpperCase() ?? 'ALL') as SearchScope,
    returning: listed(parts.returning ?? '').map(readReturning),
    access: ((parts.access as string | undefined)?.toUpperCase() ?? null) as SoslQuery['access'],
    limit: Number(parts.limit ?? 0),
  };
}

function readReturning(text: string): SoslReturning {
  const parts = RETURNING.exec(text)?.groups;
  if (!parts) throw new SoslError(`This part of SOSL can't be read: ${text}`);
  return {
    objectName: parts.name,
    fields: listed(parts.fields ?? ''),
    where: parts.where?.trim() ?? '',
    rest: parts.rest?.trim() ?? '',
  };
}

/** The parts of a list; commas inside of parentheses do not part it. */
function listed(text: string): string[] {
  return text
    .split(/,(?![^(]*\))/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
