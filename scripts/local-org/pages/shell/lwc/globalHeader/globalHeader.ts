import { LightningElement } from 'lwc';
import { query } from '../../../platform/connection.ts';
import { navigate } from '../../../platform/location.ts';
import { session } from '../../../platform/session.ts';
import { viewerKey } from '../../openSession.ts';
import { recordUrl } from '../../records.ts';

interface Hit {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  readonly url: string;
}

const soqlText = (text: string): string => text.replace(/[\\']/g, '\\$&').replace(/[%_]/g, '\\$&');

/** The bar at the top: search for Accounts, and who is looking. */
export default class GlobalHeader extends LightningElement {
  hits: readonly Hit[] = [];
  #typed = 0;

  get user(): string {
    return session().user.name;
  }

  get users(): { id: string; label: string; isCurrent: boolean }[] {
    const { user, users } = session();
    return users.map(({ id, name, title }) => ({
      id,
      label: title ? `${name} (${title})` : name,
      isCurrent: id === user.id,
    }));
  }

  get hasHits(): boolean {
    return this.hits.length > 0;
  }

  async handleSearch(event: CustomEvent<{ value: string }>): Promise<void> {
    const text = event.detail.value.trim();
    const turn = ++this.#typed;
    const hits = text.length < 2 ? [] : await this.find(text);
    if (turn === this.#typed) this.hits = hits;
  }

  /** Leaving the search closes the list, unless one goes from the field to a hit. */
  handleFocusOut(event: FocusEvent): void {
    if (!(event.relatedTarget instanceof HTMLAnchorElement)) this.hits = [];
  }

  handleHit(): void {
    this.hits = [];
  }

  handleKey(event: KeyboardEvent): void {
    const [first] = this.hits;
    if (event.key === 'Escape') this.hits = [];
    if (event.key !== 'Enter' || !first) return;
    this.hits = [];
    navigate(first.url);
  }

  handleViewer(event: CustomEvent<{ value: string }>): void {
    sessionStorage.setItem(viewerKey, event.detail.value);
    window.location.reload();
  }

  private async find(text: string): Promise<Hit[]> {
    const rows = await query(
      `SELECT Id, Name, Industry, Owner.Name FROM Account WHERE Name LIKE '%${soqlText(text)}%' ORDER BY Name LIMIT 8`,
    );
    return rows.map((row) => ({
      id: String(row.Id),
      name: String(row.Name),
      detail: ['Account', row.Industry].filter(Boolean).join(' • '),
      url: recordUrl('Account', String(row.Id)),
    }));
  }
}
