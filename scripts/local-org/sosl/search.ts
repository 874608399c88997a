import { ApexList } from '../runtime/collections.ts';
import { apexException, unsupported } from '../runtime/exceptions.ts';
import { current } from '../runtime/transaction.ts';
import { listOf, recordOf, types } from '../runtime/typeRef.ts';
import type { AccessContext } from '../ports.ts';
import type { FieldDefinition, ObjectDefinition } from '../schema/definitions.ts';
import { testContext } from '../system/test/testContext.ts';
import type { SearchScope, SoslQuery, SoslReturning } from './ast.ts';
import { parseSosl, SoslError } from './parse.ts';

/** Gives the value of a variable that SOSL names, without the colon. */
export type Bind = (name: string) => unknown;

/**
 * Runs a SOSL statement: one list of records for each object that it names, in that order. Tests find what
 * `Test.setFixedSearchResults` gave and nothing else. Salesforce: Apex Developer Guide, "Adding SOSL Queries to Unit Tests".
 * @throws QueryException when the statement can't be read
 */
export function search(text: string, bind: Bind, accessFor: (written: SoslQuery['access']) => AccessContext): ApexList {
  const query = read(text);
  if (query.returning.length === 0) throw unsupported('SOSL without RETURNING', text);
  const { limits } = current();
  limits.use('SoslQueries', 1);
  const words = 'bind' in query.find ? String(bind(query.find.bind) ?? '') : query.find.text;
  if (words.replace(/[*?\s]/g, '').length < 2) {
    throw apexException('SearchException', 'search term must be longer than one character');
  }
  const access = accessFor(query.access);
  let left = query.limit === 0 ? Infinity : query.limit;
  const lists = query.returning.map((each) => {
    const rows = found(each, { words, scope: query.scope, bind, access }).slice(0, left);
    left -= rows.length;
    return new ApexList(recordOf(objectOf(each.objectName).name), rows);
  });
  return new ApexList(listOf(types.sobject), lists);
}

function read(text: string): SoslQuery {
  try {
    return parseSosl(text);
  } catch (error) {
    if (error instanceof SoslError) throw apexException('QueryException', error.message);
    throw error;
  }
}

function objectOf(name: string): ObjectDefinition {
  const object = current().services.schema.object(name);
  if (!object) throw apexException('QueryException', `sObject type '${name}' is not supported.`);
  return object;
}

interface Search {
  readonly words: string;
  readonly scope: SearchScope;
  readonly bind: Bind;
  readonly access: AccessContext;
}

function found({ objectName, fields, where, rest }: SoslReturning, search: Search): readonly unknown[] {
  const object = objectOf(objectName);
  const binds = new Map<string, unknown>();
  const condition = conditionOf(object, search, binds);
  if (condition === null) return [];
  const selected = [...new Set(['Id', ...fields.filter((field) => field.toLowerCase() !== 'id')])].join(', ');
  const also = where === '' ? '' : ` AND (${where})`;
  const soql = `SELECT ${selected} FROM ${object.name} WHERE (${condition})${also} ${rest}`.trim();
  const bind: Bind = (name) => (binds.has(name) ? binds.get(name) : search.bind(name));
  return current().database.queryDynamic(soql, bind, search.access).records;
}

/** The rows that match, as a SOQL condition; null when there can be none. */
function conditionOf(object: ObjectDefinition, { words, scope }: Search, binds: Map<string, unknown>): string | null {
  const test = testContext();
  if (test) {
    const ids = test.fixedSearchResults.filter((id) => id.startsWith(object.keyPrefix));
    binds.set('sosl_ids', new ApexList(types.id, ids));
    return ids.length > 0 ? 'Id IN :sosl_ids' : null;
  }
  const searched = [...object.fields.values()].filter((field) => isSearched(field, scope));
  if (searched.length === 0) return null;
  const alternatives = words.split(/\s+OR\s+/i).map((phrase) => {
    const terms = phrase.replaceAll('"', '').split(/\s+AND\s+|\s+/i);
    return `(${terms.map((term) => anyField(searched, term, binds)).join(' AND ')})`;
  });
  return alternatives.join(' OR ');
}

function anyField(fields: readonly FieldDefinition[], term: string, binds: Map<string, unknown>): string {
  const name = `sosl_${binds.size}`;
  const escaped = term
    .replace(/[\\%_]/g, '\\$&')
    .replaceAll('*', '%')
    .replaceAll('?', '_');
  binds.set(name, `%${escaped}%`);
  return `(${fields.map((field) => `${field.name} LIKE :${name}`).join(' OR ')})`;
}

const searchedTypes: Readonly<Record<SearchScope, readonly string[]>> = {
  ALL: ['Text', 'Email', 'Phone', 'Url', 'TextArea', 'AutoNumber'],
  NAME: [],
  EMAIL: ['Email'],
  PHONE: ['Phone'],
  SIDEBAR: ['Text', 'Email', 'Phone'],
};

const personNames: ReadonlySet<string> = new Set(['FirstName', 'LastName']);

function isSearched(field: FieldDefinition, scope: SearchScope): boolean {
  const isName = field.isNameField || personNames.has(field.name);
  return scope === 'NAME'
    ? isName
    : searchedTypes[scope].includes(field.type) || (isName && scope !== 'EMAIL' && scope !== 'PHONE');
}
