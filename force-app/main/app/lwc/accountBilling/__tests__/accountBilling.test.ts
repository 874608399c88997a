import getBilling from '@salesforce/apex/AccountBillingController.getBilling';
import { isEmpEnabled, subscribe, unsubscribe } from 'lightning/empApi';
import { refreshApex } from '@salesforce/apex';
import AccountBilling from 'c/accountBilling';
import { billingOf, failureOf, subscriptionOf } from '../../../../../../config/jest/records';
import { clearPage, find, findAll, settle, show, textOf } from '../../../../../../config/jest/page';

const accountId = '001000000000001AAA';

jest.mock(
  '@salesforce/apex/AccountBillingController.getBilling',
  () => ({ default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn()) }),
  { virtual: true },
);
jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn().mockResolvedValue(undefined) }), { virtual: true });

const wire = getBilling as unknown as { emit(data: unknown): void; error(body: unknown): void };

async function showBilling(view?: AccountBillingView): Promise<HTMLElement> {
  const element = show('c-account-billing', AccountBilling, { recordId: accountId });
  if (view) wire.emit(view);
  await settle();
  return element;
}

describe('c-account-billing', () => {
  beforeEach(() => {
    jest.mocked(isEmpEnabled).mockResolvedValue(true);
    jest.mocked(subscribe).mockResolvedValue({ id: '1', channel: '' });
  });

  afterEach(async () => {
    clearPage();
    await settle();
    jest.clearAllMocks();
  });

  it('shows a spinner until the figures are there', async () => {
    const element = await showBilling();
    expect(findAll(element, 'lightning-spinner')).toHaveLength(1);
  });

  it('shows MRR, CLV, revenue to date and the last payment in the currency of the Account', async () => {
    const element = await showBilling(billingOf());
    const values = findAll(element, '.value').map((value) => value.textContent?.trim());
    expect(values).toEqual(['$1,200.00', '$28,800.00', '$14,400.00', '$1,200.00']);
  });

  it('tells MRR and CLV with child Accounts where there are any', async () => {
    const element = await showBilling(billingOf({ hierarchyMrr: 1500, hierarchyClv: 36_000 }));
    expect(textOf(find(element, '[data-key="mrr"]'))).toContain('c.Figure_Group');
    expect(textOf(find(element, '[data-key="clv"]'))).toContain('c.Figure_Group');
  });

  it('says nothing of child Accounts where there are none', async () => {
    const element = await showBilling(billingOf());
    expect(textOf(find(element, '.figures'))).not.toContain('c.Figure_Group');
  });

  it('shows the health of payments as a word, not by colour alone', async () => {
    const element = await showBilling(billingOf({ health: 'Red' }));
    expect(textOf(find(element, 'c-health-badge'))).toContain('c.Health_Red');
  });

  it('says why the customer may leave and what that would cost', async () => {
    const view = billingOf({ isAtRisk: true, riskReason: 'Subscription unpaid', mrrAtRisk: 300 });
    const element = await showBilling(view);
    expect(textOf(find(element, '[data-key="risk"]'))).toContain('Subscription unpaid');
  });

  it('marks payments and failed payments on the line, and leaves out what is older than the window', async () => {
    const failures = [failureOf(), failureOf({ id: 'in_3', failedAt: '2026-01-01T00:00:00.000Z' })];
    const element = await showBilling(billingOf({ failures }));
    expect(findAll(element, 'circle.paid')).toHaveLength(1);
    expect(findAll(element, 'circle.failed')).toHaveLength(1);
  });

  it('says what happens next to a failed payment', async () => {
    const element = await showBilling(billingOf({ failures: [failureOf({ nextAttemptAt: null })] }));
    expect(textOf(find(element, '.failure'))).toContain('c.Timeline_No_Retry');
  });

  it('says when a subscription ends that was cancelled for later', async () => {
    const subscriptions = [subscriptionOf({ cancelsAt: '2026-12-14T00:00:00.000Z' })];
    const element = await showBilling(billingOf({ subscriptions }));
    expect(textOf(find(element, 'c-subscription-list'))).toContain('c.Subscriptions_Cancels');
  });

  it('says what to wait for when no Stripe customer is linked', async () => {
    const element = await showBilling(billingOf({ isLinked: false }));
    expect(textOf(element)).toContain('c.Billing_Not_Linked');
    expect(findAll(element, '.value')).toHaveLength(0);
  });

  it.each([
    ['MRR', '[data-key="mrr"] button', 'mrr'],
    ['payment health', '[data-explain="health"]', 'health'],
    ['churn risk', 'button[data-key="risk"]', 'risk'],
  ])('opens and closes what %s is made of', async (_name, button, figure) => {
    const element = await showBilling(billingOf({ isAtRisk: true, riskReason: 'Subscription unpaid' }));
    find(element, button).click();
    await settle();
    expect(find(element, 'c-billing-explanation')).toHaveProperty('figure', figure);
    find(element, button).click();
    await settle();
    expect(findAll(element, 'c-billing-explanation')).toHaveLength(0);
  });

  it('shows an error and loads again on request', async () => {
    const element = await showBilling();
    wire.error({ message: 'No access to MRR' });
    await settle();
    expect(textOf(find(element, 'c-error-panel'))).toContain('No access to MRR');
    find(element, 'c-error-panel').dispatchEvent(new CustomEvent('retry'));
    expect(refreshApex).toHaveBeenCalledTimes(1);
  });

  it('loads again, and asks the page to, once a burst of changes of this Account is over', async () => {
    jest.useFakeTimers();
    const element = await showBilling(billingOf());
    const refreshed = jest.fn();
    element.addEventListener('lightning__refresh', refreshed);
    const [, , onMessage] = jest.mocked(subscribe).mock.calls[0] ?? [];
    const message = (id: string): unknown => ({ data: { payload: { Account_Id__c: id } } });
    onMessage?.(message(accountId));
    onMessage?.(message(accountId));
    onMessage?.(message('001000000000002AAA'));
    jest.runAllTimers();
    jest.useRealTimers();
    await settle();
    expect(refreshApex).toHaveBeenCalledTimes(1);
    expect(refreshed).toHaveBeenCalledTimes(1);
  });

  it('stops listening when it leaves the page', async () => {
    await showBilling(billingOf());
    clearPage();
    await settle();
    expect(unsubscribe).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['loading', undefined],
    ['empty', billingOf({ isLinked: false })],
    ['full', billingOf({ isAtRisk: true, needsReview: true, churnedOn: '2026-11-01', failures: [failureOf()] })],
  ])('is accessible while %s', async (_state, view) => {
    await expect(await showBilling(view)).toBeAccessible();
  });
});
