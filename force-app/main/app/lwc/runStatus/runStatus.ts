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

/** Percent done of a run; null where its end is not known. */
export function percentDone({ processed, total }: RunView): number | null {
  return total ? Math.min(100, Math.round((processed / total) * 100)) : null;
}

/** CSS classes of a badge that says it. */
export function statusBadge(status: string): string {
  return `slds-badge ${STATUSES[status]?.theme ?? ''}`;
}
