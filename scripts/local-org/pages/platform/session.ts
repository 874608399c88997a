/** What the org tells a page when it opens. Pages load it before any component. */
export interface Session {
  readonly accessToken: string;
  readonly apiVersion: string;
  readonly user: SessionUser;
  /** People one can look at the pages as. */
  readonly users: readonly SessionUser[];
  readonly currency: string;
  /** Custom labels by name. */
  readonly labels: Readonly<Record<string, string>>;
  readonly customPermissions: readonly string[];
  readonly apps: readonly SessionApp[];
  readonly tabs: readonly SessionTab[];
  readonly pages: readonly SessionPage[];
  /** Columns of an object's first list view, by the object's name in lower case. */
  readonly listViews: Readonly<Record<string, readonly string[]>>;
}

/** A user as pages see one. */
export interface SessionUser {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly title: string;
  readonly timeZone: string;
  /** BCP 47, such as `en-US`. */
  readonly locale: string;
}

/** A Lightning app and its tabs in order. */
export interface SessionApp {
  readonly name: string;
  readonly label: string;
  readonly tabs: readonly string[];
}

/** A tab of the org's metadata. */
export interface SessionTab {
  readonly name: string;
  readonly label: string;
  readonly kind: string;
  readonly target: string;
  readonly icon: string;
}

/** A Lightning page of the org's metadata. */
export interface SessionPage {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly objectName: string;
  readonly template: string;
  readonly regions: readonly SessionRegion[];
}

/** A region, or a facet that a component refers to by name. */
export interface SessionRegion {
  readonly name: string;
  readonly components: readonly {
    readonly name: string;
    readonly identifier: string;
    readonly properties: Readonly<Record<string, string>>;
  }[];
}

let current: Session | undefined;

/** Makes a session the one that this page runs in. */
export function openSession(session: Session): void {
  current = session;
}

/** The session of this page. @throws Error before {@link openSession} */
export function session(): Session {
  if (!current) throw new Error('The page has no session yet: load it before the components.');
  return current;
}

/** `@salesforce/label/c.Name`. @throws Error when the org has no such label */
export function customLabel(name: string): string {
  const text = session().labels[name];
  if (text === undefined) throw new Error(`The org has no custom label ${name}. Add it to a labels file.`);
  return text;
}

/** `@salesforce/user/Id` and `isGuest`. @throws Error for anything else */
export function userFact(name: string): string | boolean {
  if (name === 'Id') return session().user.id;
  if (name === 'isGuest') return false;
  throw new Error(`The local org does not support @salesforce/user/${name}.`);
}

/** `@salesforce/customPermission/Name`: true or, as in Salesforce, undefined. */
export function customPermission(name: string): true | undefined {
  return session().customPermissions.includes(name) ? true : undefined;
}

/** `@salesforce/i18n/…` for what depends on the user or the org. */
export function localeFact(name: string): string {
  const { user, currency } = session();
  const facts: Readonly<Record<string, string>> = {
    timeZone: user.timeZone,
    locale: user.locale,
    lang: user.locale,
    currency,
  };
  return facts[name] ?? '';
}
