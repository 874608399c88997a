/** https://developer.salesforce.com/docs/platform/lwc/guide/reference-page-reference-type.html */
export interface PageReference {
  readonly type: string;
  readonly attributes?: Readonly<Record<string, string | undefined>>;
  readonly state?: Readonly<Record<string, string>>;
}

type PathOf = (attributes: Readonly<Record<string, string | undefined>>) => string;

const paths: Readonly<Record<string, PathOf>> = {
  standard__recordPage: (page) =>
    `/lightning/r/${page.objectApiName ?? 'record'}/${page.recordId ?? ''}/${page.actionName ?? 'view'}`,
  standard__objectPage: (page) => `/lightning/o/${page.objectApiName ?? ''}/${page.actionName ?? 'list'}`,
  standard__navItemPage: (page) => `/lightning/n/${page.apiName ?? ''}`,
  standard__namedPage: (page) => `/lightning/page/${page.pageName ?? 'home'}`,
  standard__webPage: (page) => page.url ?? '/',
};

/** The address of a page. @throws Error that names a type of page which the local org doesn't have */
export function urlOf(page: PageReference): string {
  const path = paths[page.type];
  if (!path) throw new Error(`The local org does not support pages of type ${page.type}.`);
  const state = new URLSearchParams(page.state).toString();
  return path(page.attributes ?? {}) + (state ? `?${state}` : '');
}

const routes: readonly (readonly [RegExp, (...parts: string[]) => Omit<PageReference, 'state'>])[] = [
  [
    /^\/lightning\/r\/(\w+)\/(\w{15,18})\/(\w+)$/,
    (objectApiName, recordId, actionName) => ({
      type: 'standard__recordPage',
      attributes: { objectApiName, recordId, actionName },
    }),
  ],
  [
    /^\/lightning\/o\/(\w+)\/(\w+)$/,
    (objectApiName, actionName) => ({ type: 'standard__objectPage', attributes: { objectApiName, actionName } }),
  ],
  [/^\/lightning\/n\/(\w+)$/, (apiName) => ({ type: 'standard__navItemPage', attributes: { apiName } })],
  [/^\/lightning\/page\/(\w+)$/, (pageName) => ({ type: 'standard__namedPage', attributes: { pageName } })],
];

/** The page at an address; an address that leads nowhere gives the type `unknown`. */
export function pageAt(path: string, search = ''): PageReference {
  const state = Object.fromEntries(new URLSearchParams(search));
  for (const [pattern, make] of routes) {
    const match = pattern.exec(path);
    if (match) return { ...make(...match.slice(1)), state };
  }
  return { type: 'unknown', attributes: { path }, state };
}

const navigated = 'local-org:navigated';

/** The page that the browser is at. */
export function currentPage(): PageReference {
  return pageAt(window.location.pathname, window.location.search);
}

/** Goes to an address: within the org without loading, elsewhere in a new window. */
export function navigate(url: string, replace = false): void {
  if (!url.startsWith('/')) {
    window.open(url, '_blank', 'noopener');
    return;
  }
  if (replace) window.history.replaceState(null, '', url);
  else window.history.pushState(null, '', url);
  window.dispatchEvent(new Event(navigated));
}

/** Calls back after each change of page. @returns how to stop that */
export function onNavigation(listener: () => void): () => void {
  window.addEventListener(navigated, listener);
  window.addEventListener('popstate', listener);
  return () => {
    window.removeEventListener(navigated, listener);
    window.removeEventListener('popstate', listener);
  };
}
