import { LightningElement, api } from 'lwc';
import { count, day, fill, moment } from 'c/format';
import ADDRESS from '@salesforce/label/c.Webhook_Address';
import COPIED from '@salesforce/label/c.Webhook_Copied';
import COPY from '@salesforce/label/c.Webhook_Copy';
import HELP from '@salesforce/label/c.Secret_Help';
import LAST from '@salesforce/label/c.Webhook_Last';
import LAST_DETAIL from '@salesforce/label/c.Webhook_Last_Detail';
import LAST_TEXT from '@salesforce/label/c.Webhook_Last_Text';
import NEVER from '@salesforce/label/c.Webhook_Never';
import OPEN from '@salesforce/label/c.Webhook_Open';
import SECRET_HEADING from '@salesforce/label/c.Secret_Heading';
import SECRET_NONE from '@salesforce/label/c.Secret_None';
import SECRET_PREVIOUS from '@salesforce/label/c.Secret_Previous';
import SECRET_ROLL from '@salesforce/label/c.Secret_Roll';
import SECRET_SINCE from '@salesforce/label/c.Secret_Since';
import SECRET_STORE from '@salesforce/label/c.Secret_Store';
import SECRET_STORED from '@salesforce/label/c.Secret_Stored';
import TITLE from '@salesforce/label/c.Webhook_Title';

interface ShownSecret {
  readonly endpoint: string;
  readonly heading: string;
  readonly state: string;
  readonly previous: string;
  readonly action: string;
  readonly actionText: string;
}

/** Where Stripe delivers, what came last, and which signing secrets are in force. Sends `storesecret`. */
export default class ConnectionWebhook extends LightningElement {
  /** How the org is connected. */
  @api connection: ConnectionView | undefined;

  label = {
    address: ADDRESS,
    copy: COPY,
    help: HELP,
    last: LAST,
    never: NEVER,
    open: OPEN,
    title: TITLE,
  };
  copied = '';
  /** The endpoint whose secret is being entered; empty while none is. */
  openEndpoint = '';

  get lastText(): string {
    const last = this.connection?.lastWebhook;
    return last ? fill(LAST_TEXT, moment(last.receivedAt), last.type) : '';
  }

  get lastDetail(): string {
    const last = this.connection?.lastWebhook;
    return last ? fill(LAST_DETAIL, last.apiVersion ?? '–', count(last.usualPerDay)) : '';
  }

  get secrets(): ShownSecret[] {
    return (this.connection?.secrets ?? []).map(shownSecret);
  }

  get formHeading(): string {
    return fill(SECRET_HEADING, this.openEndpoint);
  }

  async handleCopy(): Promise<void> {
    await navigator.clipboard.writeText(this.connection?.webhookUrl ?? '');
    this.copied = COPIED;
  }

  handleOpen(event: Event & { currentTarget: HTMLElement }): void {
    this.openEndpoint = event.currentTarget.dataset.endpoint ?? '';
  }

  handleClose(): void {
    this.openEndpoint = '';
  }

  handleSave(event: CustomEvent<string>): void {
    const detail = { endpoint: this.openEndpoint, secret: event.detail };
    this.openEndpoint = '';
    this.dispatchEvent(new CustomEvent('storesecret', { detail }));
  }
}

function shownSecret({ endpoint, isStored, changedAt, previousUntil }: ConnectionSecretView): ShownSecret {
  const stored = changedAt ? fill(SECRET_SINCE, day(changedAt)) : SECRET_STORED;
  const heading = fill(SECRET_HEADING, endpoint);
  const action = isStored ? SECRET_ROLL : SECRET_STORE;
  return {
    endpoint,
    heading,
    state: isStored ? stored : SECRET_NONE,
    previous: previousUntil ? fill(SECRET_PREVIOUS, moment(previousUntil)) : '',
    action,
    actionText: `${action}: ${heading}`,
  };
}
