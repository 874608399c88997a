import { LightningElement, api } from 'lwc';

/**
 * The card around a container's parts: it waits, says what went wrong or that there is nothing, and offers to try
 * again (event `retry`). The parts go into its slot once there is something to show; buttons into the slot `actions`.
 */
export default class CardFrame extends LightningElement {
  /** Title of the card. */
  @api heading = '';
  /** Icon beside the title, such as `standard:metrics`. */
  @api iconName = '';
  /** What the wire or the call gave; neither data nor error while it is under way. */
  @api result: Wired<unknown> = {};
  /** True if there is data, and nothing in it to show. */
  @api isEmpty = false;
  /** What to say then. */
  @api emptyText = '';
  /** What to do then, or what to wait for. */
  @api emptyHint = '';
  /** A line below the card's body; empty for none. */
  @api footer = '';

  get error(): unknown {
    return this.result.error;
  }

  get isLoading(): boolean {
    return this.result.data === undefined && !this.error;
  }

  get isShownEmpty(): boolean {
    return this.isEmpty && !this.isLoading && !this.error;
  }

  handleRetry(): void {
    this.dispatchEvent(new CustomEvent('retry'));
  }
}
