import adopt from '@salesforce/apex/WhatIfController.adopt';
import compare from '@salesforce/apex/WhatIfController.compare';
import getComparison from '@salesforce/apex/WhatIfController.getComparison';
import getPolicy from '@salesforce/apex/WhatIfController.getPolicy';
import getResults from '@salesforce/apex/WhatIfController.getResults';
import getRun from '@salesforce/apex/RunController.getRun';
import takeBack from '@salesforce/apex/WhatIfController.takeBack';
import WhatIf from 'c/whatIf';
import { clearPage, find, findAll, settle, show, textOf } from '../../../../../../config/jest/page';

jest.mock('@salesforce/apex/WhatIfController.adopt', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/WhatIfController.compare', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/WhatIfController.getComparison', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/WhatIfController.getPolicy', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/WhatIfController.getResults', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/WhatIfController.takeBack', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RunController.getRun', () => ({ default: jest.fn() }), { virtual: true });

const done: RunView = {
  id: 'a08000000000001AAA',
  kind: 'What-if',
  status: 'Done',
  processed: 200,
  total: 200,
  failed: 0,
  driftFound: 0,
  driftRepaired: 0,
  message: null,
  startedAt: '2026-11-23T10:00:00.000Z',
  finishedAt: '2026-11-23T10:01:00.000Z',
  startedBy: 'Org Admin',
};
const running: RunView = { ...done, status: 'Running', processed: 100, finishedAt: null };
const changes: readonly SettingChangeView[] = [{ name: 'lifespanMonths', fromValue: '24', toValue: '12' }];
const totals: PolicyTotalsView = { accounts: 200, mrr: 100, clv: 2400, tiers: { Mid: 1 }, health: { Green: 1 } };
const comparison: WhatIfComparisonView = {
  run: done,
  changes,
  current: totals,
  proposed: { ...totals, clv: 1200 },
  changedAccounts: 51,
};

const discounts = {
  name: 'discounts',
  topic: 'MRR',
  value: 'ALL',
  choices: ['ALL', 'NONE'],
  minimum: null,
  maximum: null,
};
const lifespan = { name: 'lifespanMonths', topic: 'CLV', value: '24', choices: [], minimum: 1, maximum: 240 };

function viewOf(more: Partial<WhatIfView> = {}): WhatIfView {
  const settings = [discounts, lifespan].map((setting) => ({ ...setting, recordValue: setting.value }));
  return { currencyCode: 'USD', settings, comparison: null, adoptions: [], ...more };
}

const resultOf = (index: number): WhatIfResultView => ({
  id: `a0900000000${100 + index}AAA`,
  weight: 1000 - index,
  accountId: '001000000000001AAA',
  accountName: `Account ${index}`,
  reason: 'Times a lifespan of 12 months',
  mrrBefore: 100,
  mrrAfter: 100,
  clvBefore: 2400,
  clvAfter: 1200,
  tierBefore: 'Mid',
  tierAfter: 'Mid',
  healthBefore: 'Green',
  healthAfter: 'Green',
  riskBefore: false,
  riskAfter: false,
});

async function showPage(view: WhatIfView): Promise<HTMLElement> {
  jest.mocked(getPolicy).mockResolvedValue(view);
  const element = show('c-what-if', WhatIf, {});
  await settle();
  return element;
}

function button(element: Element, label: string): HTMLElement {
  const found = findAll(element, 'lightning-button').find((each) => (each as { label?: string }).label === label);
  if (!found) throw new Error(`There is no button ${label}`);
  return found;
}

async function press(element: Element, label: string): Promise<void> {
  button(element, label).click();
  await settle();
}

async function enter(element: Element, value: string): Promise<void> {
  const input = find(element, '[data-setting="lifespanMonths"] lightning-input');
  Object.assign(input, { name: 'lifespanMonths' });
  input.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settle();
}

describe('c-what-if', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    jest.mocked(getResults).mockResolvedValue([resultOf(1)]);
    jest.mocked(getRun).mockResolvedValue(running);
  });

  afterEach(() => {
    clearPage();
    jest.useRealTimers();
    jest.resetAllMocks();
  });

  it('compares only once a setting is another than in force', async () => {
    const element = await showPage(viewOf());
    expect(button(element, 'c.WhatIf_Compare')).toHaveProperty('disabled', true);
    await enter(element, '12');
    expect(button(element, 'c.WhatIf_Compare')).toHaveProperty('disabled', false);
    expect(textOf(find(element, '[data-setting="lifespanMonths"]'))).toContain('c.WhatIf_Now');
    await enter(element, '24');
    expect(button(element, 'c.WhatIf_Compare')).toHaveProperty('disabled', true);
  });

  it('shows how far the comparison is, then its sums and Accounts', async () => {
    const element = await showPage(viewOf());
    jest.mocked(compare).mockResolvedValue(running.id);
    jest.mocked(getComparison).mockResolvedValue({ ...comparison, run: running, current: null, proposed: null });
    await enter(element, '12');
    await press(element, 'c.WhatIf_Compare');
    expect(compare).toHaveBeenCalledWith({ changes: { lifespanMonths: '12' } });
    expect(find(element, 'lightning-progress-bar')).toHaveProperty('value', 50);
    jest.mocked(getComparison).mockResolvedValue(comparison);
    await jest.advanceTimersByTimeAsync(2000);
    expect(textOf(find(element, 'tr[data-row="clv"]'))).toContain('-$1,200.00');
    expect(textOf(find(element, 'c-what-if-results'))).toContain('$2,400.00 → $1,200.00');
  });

  it('loads the next Accounts behind the last one shown', async () => {
    const page = Array.from({ length: 50 }, (_, index) => resultOf(index));
    jest
      .mocked(getResults)
      .mockResolvedValueOnce(page)
      .mockResolvedValueOnce([resultOf(50)]);
    const element = await showPage(viewOf({ comparison }));
    await press(element, 'c.WhatIf_More');
    expect(getResults).toHaveBeenLastCalledWith({
      runId: done.id,
      change: null,
      afterWeight: 951,
      afterId: resultOf(49).id,
    });
    expect(findAll(find(element, 'c-what-if-results'), 'tbody tr')).toHaveLength(51);
  });

  it('puts what was compared in force after a yes, and follows the run', async () => {
    const element = await showPage(viewOf({ comparison }));
    jest.mocked(adopt).mockResolvedValue(running.id);
    await press(element, 'c.WhatIf_Adopt');
    expect(adopt).not.toHaveBeenCalled();
    await press(element, 'c.WhatIf_Adopt');
    expect(adopt).toHaveBeenCalledWith({ changes: { lifespanMonths: '12' } });
    expect(findAll(element, 'c-run-progress')).toHaveLength(1);
    jest.mocked(getRun).mockResolvedValue(done);
    jest.mocked(getPolicy).mockResolvedValue(viewOf({ adoptions: [{ run: done, changes }] }));
    await jest.advanceTimersByTimeAsync(2000);
    expect(findAll(element, 'c-run-progress')).toHaveLength(0);
    expect(textOf(find(element, 'c-what-if-history'))).toContain('c.WhatIf_Change');
  });

  it('puts nothing in force that was compared with former rules', async () => {
    const old = { ...comparison, changes: [{ name: 'lifespanMonths', fromValue: '36', toValue: '12' }] };
    const element = await showPage(viewOf({ comparison: old }));
    expect(() => button(element, 'c.WhatIf_Adopt')).toThrow();
  });

  it('takes the last change back', async () => {
    const element = await showPage(viewOf({ adoptions: [{ run: done, changes }] }));
    jest.mocked(takeBack).mockResolvedValue(running.id);
    await press(element, 'c.WhatIf_Take_Back');
    await press(element, 'c.WhatIf_Take_Back');
    expect(takeBack).toHaveBeenCalledWith({ runId: done.id });
  });

  it('says in a toast why rules can not be', async () => {
    const element = await showPage(viewOf());
    const toasts = jest.fn();
    element.addEventListener('lightning__showtoast', toasts);
    jest.mocked(compare).mockRejectedValue({ body: { message: 'It must be a whole number' } });
    await enter(element, '0.5');
    await press(element, 'c.WhatIf_Compare');
    expect(toasts.mock.calls[0][0].detail.message).toBe('It must be a whole number');
  });

  it('shows an error to those who may not', async () => {
    jest.mocked(getPolicy).mockRejectedValue({ body: { message: 'Ask an admin' } });
    const element = show('c-what-if', WhatIf, {});
    await settle();
    expect(textOf(find(element, 'c-error-panel'))).toContain('Ask an admin');
  });

  it('is accessible', async () => {
    const element = await showPage(viewOf({ comparison, adoptions: [{ run: done, changes }] }));
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });
});
