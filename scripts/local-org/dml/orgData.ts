import { FormulaEngine } from '../formula/engine.ts';
import type { OrgMetadata } from '../metadata/model.ts';
import { buildSchema, type SchemaOptions } from '../schema/build.ts';
import type { OrgSchema } from '../schema/definitions.ts';
import { deployRecords } from '../security/deploy.ts';
import { OrgSecurity } from '../security/orgSecurity.ts';
import { seedOrg } from '../security/seed.ts';
import { sqlFunctions } from '../soql/sqlFunctions.ts';
import { openDb } from '../store/db.ts';
import { RecordStore } from '../store/store.ts';
import { storedKeyPrefixes } from '../store/tables.ts';
import type { DmlOrg } from './context.ts';
import { createDatabaseSession, type OrgDatabaseSession } from './session.ts';

/** How the data of an org is opened. */
export interface OrgDataOptions extends Omit<SchemaOptions, 'keyPrefixes'> {
  readonly metadata: OrgMetadata;
  /** Path of the SQLite file, or `:memory:`. */
  readonly file: string;
}

/** The data of an org: what its parts share for as long as it runs. */
export interface OrgData extends DmlOrg {
  readonly schema: OrgSchema;
  readonly metadata: OrgMetadata;
  /** The data as one transaction sees it. */
  newSession(): OrgDatabaseSession;
  close(): void;
}

/**
 * Opens the data of an org: brings the tables to the schema, gives an empty org its first users, and deploys what
 * metadata makes records of.
 * @throws Error naming file and element when the metadata contradicts itself or the database
 */
export function openOrgData({ file, metadata, features, namespace }: OrgDataOptions): OrgData {
  const formulas = new FormulaEngine();
  const db = openDb(
    file,
    sqlFunctions((object, field, id) => formulas.column(object, field, id)),
  );
  const schema = buildSchema(metadata, { features, namespace, keyPrefixes: storedKeyPrefixes(db) });
  const store = new RecordStore(db, schema);
  const security = new OrgSecurity(store);
  formulas.connect(store, security);
  store.begin();
  const [[users]] = db.all('SELECT COUNT(*) FROM "User"');
  if (users === 0) seedOrg(store, metadata);
  deployRecords(store, metadata);
  store.commit();
  const org: DmlOrg = { store, security, formulas };
  return { ...org, schema, metadata, newSession: () => createDatabaseSession(org), close: () => db.close() };
}
