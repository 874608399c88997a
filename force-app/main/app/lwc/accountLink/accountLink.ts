import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';

/** A link to an Account's page. */
export default class AccountLink extends NavigationMixin(LightningElement) {
  /** Id of the Account. */
  @api accountId = '';
  /** What the link says. */
  @api name = '';

  url = '';

  override async connectedCallback(): Promise<void> {
    this.url = await this[NavigationMixin.GenerateUrl](this.page());
  }

  handleClick(event: Event): void {
    event.preventDefault();
    this[NavigationMixin.Navigate](this.page());
  }

  page(): PageReference {
    const attributes = { recordId: this.accountId, objectApiName: 'Account', actionName: 'view' };
    return { type: 'standard__recordPage', attributes };
  }
}
