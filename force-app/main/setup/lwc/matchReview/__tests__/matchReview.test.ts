import approve from '@salesforce/apex/MatchReviewController.approve';
import findAccounts from '@salesforce/apex/MatchReviewController.findAccounts';
import getMatches from '@salesforce/apex/MatchReviewController.getMatches';
import link from '@salesforce/apex/MatchReviewController.link';
import split from '@salesforce/apex/MatchReviewController.split';
import undo from '@salesforce/apex/MatchReviewController.undo';
import { refreshApex } from '@salesforce/apex';
import MatchReview from 'c/matchReview';
import { clearPage, find, findAll, settle, show, textOf } from '../../../../../../config/jest/page';

jest.mock(
  '@salesforce/apex/MatchReviewController.getMatches',
  () => ({ default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn()) }),
  { virtual: true },
);
jest.mock(
  '@salesforce/apex/MatchReviewController.findAccounts',
  () => ({ default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn()) }),
  { virtual: true },
);
jest.mock('@salesforce/apex/MatchReviewController.approve', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MatchReviewController.link', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MatchReviewController.split', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MatchReviewController.undo', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn().mockResolvedValue(undefined) }), { virtual: true });

interface TestWire {
  emit(data: unknown): void;
  error(body: unknown): void;
  getLastConfig(): unknown;
}
const matches = getMatches as unknown as TestWire;
const accounts = findAccounts as unknown as TestWire;

const acme: MatchReviewCandidateView = {
  accountId: '001000000000001AAA',
  name: 'Acme Inc',
  website: 'acme.example',
  ownerName: 'Cleo',
  evidence: ['The website acme.example is of the domain acme.example.'],
};

const acmeLinked = { accountId: acme.accountId, accountName: acme.name };

function customerOf(changes: Partial<MatchCustomerView> = {}): MatchCustomerView {
  return {
    recordId: 'a03000000000001AAA',
    name: 'Acme',
    email: 'billing@acme.example',
    stripeId: 'cus_1',
    stripeUrl: 'https://dashboard.stripe.com/test/customers/cus_1',
    decidedAt: null,
    accountId: null,
    accountName: null,
    previousAccountName: null,
    isApproved: false,
    canUndo: false,
    candidates: [acme, { ...acme, accountId: '001000000000002AAA', name: 'Acme Ltd', evidence: [] }],
    ...changes,
  };
}

const viewOf = (...customers: MatchCustomerView[]): MatchReviewView => ({ open: 1, created: 2, decided: 3, customers });

async function showReview(view?: MatchReviewView): Promise<HTMLElement> {
  const element = show('c-match-review', MatchReview, {});
  if (view) matches.emit(view);
  await settle();
  return element;
}

const button = (element: HTMLElement, label: string): HTMLElement => {
  const found = findAll(element, 'lightning-button').find((each) => 'label' in each && each.label === label);
  if (!found) throw new Error(`There is no button ${label}`);
  return found;
};

describe('c-match-review', () => {
  afterEach(() => {
    clearPage();
    jest.clearAllMocks();
    jest.useRealTimers();
  });

  it('shows a spinner until it knows', async () => {
    expect(findAll(await showReview(), 'lightning-spinner')).toHaveLength(1);
  });

  it('begins with the customers without an Account, and shows what speaks for each candidate', async () => {
    const element = await showReview(viewOf(customerOf()));
    expect(matches.getLastConfig()).toEqual({ view: 'open' });
    expect(findAll(element, '.candidate')).toHaveLength(2);
    expect(textOf(find(element, '.candidate'))).toContain('is of the domain acme.example');
  });

  it('links the customer to the candidate that somebody chooses', async () => {
    jest.mocked(link).mockResolvedValue(undefined);
    const element = await showReview(viewOf(customerOf()));
    find(element, '.candidate button').click();
    await settle();
    expect(link).toHaveBeenCalledWith({ customerRowId: 'a03000000000001AAA', accountId: acme.accountId });
    expect(refreshApex).toHaveBeenCalledTimes(1);
  });

  it('approves a new Account', async () => {
    jest.mocked(link).mockResolvedValue(undefined);
    const element = await showReview(viewOf(customerOf({ ...acmeLinked, candidates: [] })));
    button(element, 'c.Match_Approve').click();
    await settle();
    expect(link).toHaveBeenCalledWith({ customerRowId: 'a03000000000001AAA', accountId: acme.accountId });
  });

  it('approves all new Accounts shown, after a question, and offers that for no other list', async () => {
    jest.mocked(approve).mockResolvedValue(2);
    const both = [customerOf(), customerOf({ recordId: 'a03000000000002AAA' })];
    const element = await showReview(viewOf(...both));
    expect(findAll(element, '.all')).toHaveLength(0);
    matches.emit(viewOf(...both.map((customer) => ({ ...customer, ...acmeLinked }))));
    await settle();
    find(element, '.all').dispatchEvent(new CustomEvent('confirm'));
    await settle();
    expect(approve).toHaveBeenCalledWith({ customerRowIds: ['a03000000000001AAA', 'a03000000000002AAA'] });
  });

  it('links to an Account that is found by its name', async () => {
    jest.useFakeTimers();
    jest.mocked(link).mockResolvedValue(undefined);
    const element = await showReview(viewOf(customerOf({ candidates: [] })));
    button(element, 'c.Match_Another').click();
    await settle();
    find(element, 'lightning-input').dispatchEvent(new CustomEvent('change', { detail: { value: 'acm' } }));
    await jest.advanceTimersByTimeAsync(300);
    expect(accounts.getLastConfig()).toEqual({ text: 'acm' });
    accounts.emit([acme]);
    await settle();
    find(element, 'button.account').click();
    await settle();
    expect(link).toHaveBeenCalledWith({ customerRowId: 'a03000000000001AAA', accountId: acme.accountId });
  });

  it('gives a customer an Account of its own after a question', async () => {
    jest.mocked(split).mockResolvedValue('001000000000009AAA');
    const element = await showReview(viewOf(customerOf()));
    find(element, 'c-confirm-button').dispatchEvent(new CustomEvent('confirm'));
    await settle();
    expect(split).toHaveBeenCalledWith({ customerRowId: 'a03000000000001AAA' });
  });

  it('takes a decision back, and says where the customer was before', async () => {
    jest.mocked(undo).mockResolvedValue(undefined);
    const decided = { ...acmeLinked, isApproved: true, canUndo: true, previousAccountName: 'Other', candidates: [] };
    const element = await showReview(viewOf(customerOf(decided)));
    expect(textOf(element)).toContain('c.Match_Before');
    button(element, 'c.Match_Undo').click();
    await settle();
    expect(undo).toHaveBeenCalledWith({ customerRowId: 'a03000000000001AAA' });
  });

  it('shows another list', async () => {
    const element = await showReview(viewOf(customerOf()));
    find(element, 'lightning-radio-group').dispatchEvent(new CustomEvent('change', { detail: { value: 'decided' } }));
    await settle();
    expect(matches.getLastConfig()).toEqual({ view: 'decided' });
  });

  it('shows a few customers at first, and more on request', async () => {
    const many = Array.from({ length: 10 }, (_, at) => customerOf({ recordId: `a0300000000000${at}AAA` }));
    const element = await showReview({ ...viewOf(...many), open: 10 });
    expect(findAll(element, 'c-match-case')).toHaveLength(8);
    expect(textOf(element)).toContain('c.Matches_Shown');
    button(element, 'c.Matches_Show_More').click();
    await settle();
    expect(findAll(element, 'c-match-case')).toHaveLength(10);
    expect(textOf(element)).not.toContain('c.Matches_Shown');
  });

  it('says that nothing waits', async () => {
    expect(textOf(await showReview({ open: 0, created: 0, decided: 0, customers: [] }))).toContain(
      'c.Matches_Empty_Open',
    );
  });

  it('says why a decision was refused', async () => {
    jest.mocked(link).mockRejectedValue({ body: { message: 'There is no Account' } });
    const element = await showReview(viewOf(customerOf()));
    const toast = jest.fn();
    element.addEventListener('lightning__showtoast', ({ detail }: CustomEventInit) => toast(detail));
    find(element, '.candidate button').click();
    await settle();
    expect(toast).toHaveBeenCalledWith(expect.objectContaining({ message: 'There is no Account' }));
  });

  it('shows an error', async () => {
    const element = await showReview();
    matches.error({ message: 'No access' });
    await settle();
    expect(textOf(find(element, 'c-error-panel'))).toContain('No access');
  });

  it('is accessible', async () => {
    await expect(await showReview(viewOf(customerOf()))).toBeAccessible();
  });
});
