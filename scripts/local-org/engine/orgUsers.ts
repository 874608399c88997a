import { HostError } from '../runtime/exceptions.ts';
import { seededUsers } from '../security/seed.ts';
import type { OrgSecurity } from '../security/orgSecurity.ts';
import type { RecordStore } from '../store/store.ts';
import type { RunningUser } from '../ports.ts';
import type { ApiUsers } from '../http/api/apiOrg.ts';

const select = `SELECT u."Id", u."Username", p."Name", u."TimeZoneSidKey", u."LocaleSidKey", u."UserType"
  FROM "User" u LEFT JOIN "Profile" p ON p."Id" = u."ProfileId"`;

const kinds: Readonly<Record<string, RunningUser['kind']>> = { Guest: 'guest', AutomatedProcess: 'automatedProcess' };

/** The users of the org, as those who run transactions. */
export class OrgUsers implements ApiUsers {
  readonly #store: RecordStore;
  readonly #security: OrgSecurity;

  constructor(store: RecordStore, security: OrgSecurity) {
    this.#store = store;
    this.#security = security;
  }

  byId(id: string): RunningUser {
    return this.#find('u."Id" = ?', id);
  }

  admin(): RunningUser {
    return this.byId(this.#security.adminId);
  }

  guest(): RunningUser {
    return this.#find('u."Username" = ?', seededUsers.guest);
  }

  /** Who platform event triggers run as. */
  automatedProcess(): RunningUser {
    return this.#find('u."Username" = ?', seededUsers.automatedProcess);
  }

  canUseClass(user: RunningUser, className: string): boolean {
    return this.#security.canUseClass(user, className);
  }

  #find(condition: string, value: string): RunningUser {
    const [row] = this.#store.db.all(`${select} WHERE ${condition}`, [value]);
    if (!row) throw new HostError(`The org has no user ${value}`);
    const [id, username, profileName, timeZone, locale, type] = row.map((cell) => String(cell ?? ''));
    return {
      id,
      username,
      profileName,
      timeZone: timeZone || 'GMT',
      locale: locale || 'en_US',
      kind: kinds[type] ?? 'standard',
    };
  }
}
