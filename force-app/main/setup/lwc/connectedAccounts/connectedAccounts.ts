import { LightningElement, api } from 'lwc';
import { fill } from 'c/format';
import CANCEL from '@salesforce/label/c.Cancel';
import ADD from '@salesforce/label/c.Connected_Account_Add';
import ID from '@salesforce/label/c.Connected_Account_Id';
import NAME from '@salesforce/label/c.Connected_Account_Name';
import NONE from '@salesforce/label/c.Connected_Account_None';
import OPEN from '@salesforce/label/c.Connected_Account_Open';
import QUESTION from '@salesforce/label/c.Connected_Account_Question';
import REMOVE from '@salesforce/label/c.Connected_Account_Remove';
import TITLE from '@salesforce/label/c.Connected_Accounts_Title';

type Input = HTMLElement & { value: string; reportValidity(): boolean };

/**
 * The connected accounts whose customers are synced. Sends `addaccount` with the id and name of one more, and
 * `removeaccount` with the id of one that goes.
 */
export default class ConnectedAccounts extends LightningElement {
  /** How the org is connected. */
  @api connection: ConnectionView | undefined;

  label = { add: ADD, cancel: CANCEL, id: ID, name: NAME, none: NONE, open: OPEN, remove: REMOVE, title: TITLE };

  isAdding = false;

  get accounts(): (ConnectedAccountView & { readonly question: string })[] {
    const accounts = this.connection?.connectedAccounts ?? [];
    return accounts.map((account) => ({ ...account, question: fill(QUESTION, account.name) }));
  }

  get isEmpty(): boolean {
    return this.accounts.length === 0;
  }

  handleOpen(): void {
    this.isAdding = true;
  }

  handleClose(): void {
    this.isAdding = false;
  }

  handleAdd(event: Event): void {
    event.preventDefault();
    const [stripeId, name] = Array.from(this.template?.querySelectorAll<Input>('lightning-input') ?? []);
    if (!stripeId?.reportValidity() || !stripeId.value) return;
    const detail = { stripeId: stripeId.value.trim(), name: name?.value.trim() ?? '' };
    this.isAdding = false;
    this.dispatchEvent(new CustomEvent('addaccount', { detail }));
  }

  handleRemove(event: Event & { currentTarget: HTMLElement }): void {
    this.dispatchEvent(new CustomEvent('removeaccount', { detail: event.currentTarget.dataset.id }));
  }
}
