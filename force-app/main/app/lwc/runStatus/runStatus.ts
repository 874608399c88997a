import DONE from '@salesforce/label/c.Run_Done';
import FAILED from '@salesforce/label/c.Run_Failed';
import RUNNING from '@salesforce/label/c.Run_Running';

const STATUSES: Readonly<Record<string, { text: string; theme: string }>> = {
  Done: { text: DONE, theme: 'slds-theme_success' },
  Failed: { text: FAILED, theme: 'slds-theme_error' },
  Running: { text: RUNNING, theme: 'slds-theme_info' },
};

/** How people call the status of a run; one that nobody knows is shown as it is. */
export function statusText(status: string): string {
  return STATUSES[status]?.text ?? status;
}

/** CSS classes of a badge that says it. */
export function statusBadge(status: string): string {
  return `slds-badge ${STATUSES[status]?.theme ?? ''}`;
}
