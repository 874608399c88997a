import { openSession } from '../platform/session.ts';
import type { Session } from '../platform/session.ts';

/** Where the browser keeps whom the pages are looked at as. */
export const viewerKey = 'local-org:viewer';

async function load(): Promise<Session> {
  const viewer = sessionStorage.getItem(viewerKey);
  const response = await fetch(`/local-org/pages/session${viewer === null ? '' : `?user=${viewer}`}`);
  if (!response.ok) throw new Error(`The local org gave the page no session: ${await response.text()}`);
  return (await response.json()) as Session;
}

// Components read labels while their modules load, so the session has to be there before any of them.
openSession(await load());
