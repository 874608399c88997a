/** Name of the event by which a component says that records have changed. */
export const refreshRequested = 'lightning__refresh';

/**
 * `RefreshEvent` of `lightning/refresh`: standard components on the page load their data again.
 * https://developer.salesforce.com/docs/component-library/bundle/lightning-refresh/documentation
 */
export class RefreshEvent extends Event {
  constructor() {
    super(refreshRequested, { bubbles: true, composed: true });
  }
}
