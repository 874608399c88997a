import { count, fill, moment } from 'c/format';
import type { Notice } from 'c/noticeList';
import ARM from '@salesforce/label/c.Connection_Arm';
import COPY from '@salesforce/label/c.Connection_Copy';
import COPY_DETAIL from '@salesforce/label/c.Connection_Copy_Detail';
import JOBS from '@salesforce/label/c.Connection_Jobs_Missing';
import JOBS_DETAIL from '@salesforce/label/c.Connection_Jobs_Missing_Detail';
import NO_SECRET from '@salesforce/label/c.Connection_No_Secret';
import NO_SECRET_DETAIL from '@salesforce/label/c.Connection_No_Secret_Detail';
import NO_SITE from '@salesforce/label/c.Connection_No_Site';
import NO_SITE_DETAIL from '@salesforce/label/c.Connection_No_Site_Detail';
import NOT_SET_UP from '@salesforce/label/c.Connection_Not_Set_Up';
import NOT_SET_UP_DETAIL from '@salesforce/label/c.Connection_Not_Set_Up_Detail';
import OLD_VERSION from '@salesforce/label/c.Connection_Old_Version';
import OLD_VERSION_DETAIL from '@salesforce/label/c.Connection_Old_Version_Detail';
import PAUSED from '@salesforce/label/c.Connection_Paused';
import PAUSED_DETAIL from '@salesforce/label/c.Connection_Paused_Detail';
import RESUME from '@salesforce/label/c.Connection_Resume';
import SCHEDULE from '@salesforce/label/c.Connection_Schedule';
import SILENCE from '@salesforce/label/c.Connection_Silence';
import SILENCE_DETAIL from '@salesforce/label/c.Connection_Silence_Detail';

/** What is wrong with a connection, the most serious first; empty if all is well. */
export function noticesOf(view: ConnectionView): Notice[] {
  return [
    disarmed(view),
    noSite(view),
    noSecret(view),
    paused(view),
    silent(view),
    jobs(view),
    oldVersion(view),
  ].filter((notice) => notice !== null);
}

function disarmed({ isArmed, isCopy }: ConnectionView): Notice | null {
  if (isArmed) return null;
  const [heading, detail] = isCopy ? [COPY, COPY_DETAIL] : [NOT_SET_UP, NOT_SET_UP_DETAIL];
  return { key: 'disarmed', tone: 'error', heading, detail, action: ARM };
}

function noSite({ webhookUrl }: ConnectionView): Notice | null {
  return webhookUrl ? null : { key: 'site', tone: 'error', heading: NO_SITE, detail: NO_SITE_DETAIL };
}

function noSecret({ mode, secrets }: ConnectionView): Notice | null {
  if (secrets.some((secret) => secret.endpoint === mode && secret.isStored)) return null;
  return { key: 'secret', tone: 'error', heading: NO_SECRET, detail: NO_SECRET_DETAIL };
}

function paused({ isPaused }: ConnectionView): Notice | null {
  return isPaused ? { key: 'paused', tone: 'warning', heading: PAUSED, detail: PAUSED_DETAIL, action: RESUME } : null;
}

function silent({ lastWebhook }: ConnectionView): Notice | null {
  if (!lastWebhook?.isSuspicious) return null;
  const { hoursAgo, usualPerDay, receivedAt } = lastWebhook;
  return {
    key: 'silence',
    tone: 'warning',
    heading: fill(SILENCE, count(Math.floor(hoursAgo))),
    detail: fill(SILENCE_DETAIL, count(usualPerDay), moment(receivedAt)),
  };
}

function jobs(view: ConnectionView): Notice | null {
  const missing = view.jobs.filter(({ isScheduled }) => !isScheduled).map(({ name }) => name);
  if (missing.length === 0) return null;
  const detail = fill(JOBS_DETAIL, missing.join(', '));
  return { key: 'jobs', tone: 'error', heading: JOBS, detail, action: SCHEDULE };
}

function oldVersion({ lastWebhook, pinnedVersion }: ConnectionView): Notice | null {
  if (!lastWebhook?.isOlder) return null;
  const detail = fill(OLD_VERSION_DETAIL, lastWebhook.apiVersion ?? '', pinnedVersion);
  return { key: 'version', tone: 'warning', heading: OLD_VERSION, detail };
}
