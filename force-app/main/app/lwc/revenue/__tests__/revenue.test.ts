import getAtRisk from '@salesforce/apex/RevenueController.getAtRisk';
import getMovements from '@salesforce/apex/RevenueController.getMovements';
import getRevenue from '@salesforce/apex/RevenueController.getRevenue';
import { isEmpEnabled } from 'lightning/empApi';
import Revenue from 'c/revenue';
import { clearPage, find, findAll, settle, show, textOf } from '../../../../../../config/jest/page';

jest.mock(
  '@salesforce/apex/RevenueController.getRevenue',
  () => ({ default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn()) }),
  { virtual: true },
);
jest.mock('@salesforce/apex/RevenueController.getMovements', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RevenueController.getAtRisk', () => ({ default: jest.fn() }), { virtual: true });

const wire = getRevenue as unknown as {
  emit(data: unknown): void;
  error(body: unknown): void;
  getLastConfig(): unknown;
};

const account: RevenueAccountView = {
  key: 'a01000000000001AAA',
  accountId: '001000000000001AAA',
  accountName: 'Bolt',
  ownerName: 'Cleo',
  amount: -80,
  mrr: 0,
  reason: 'Status active → canceled',
  occurredAt: '2026-11-20T10:00:00.000Z',
};

const kinds = ['New', 'Reactivation', 'Expansion', 'Contraction', 'Churn', 'FX'];

function monthOf(startsOn: string, startMrr: number, moved: Record<string, number>): RevenueMonthView {
  const movements = kinds.map((type) => ({ type, amount: moved[type] ?? 0, count: moved[type] ? 1 : 0 }));
  const endMrr = movements.reduce((sum, { amount }) => sum + amount, startMrr);
  return {
    startsOn,
    endsAt: `${startsOn}T23:59:59.000Z`,
    startMrr,
    endMrr,
    movements,
    startCustomers: 1,
    endCustomers: 2,
  };
}

function viewOf(changes: Partial<RevenueView> = {}): RevenueView {
  return {
    currencyCode: 'USD',
    asOf: '2026-11-23T12:00:00.000Z',
    isToday: true,
    mrr: 190,
    customers: 2,
    mrrAtRisk: 150,
    customersAtRisk: 1,
    firstDay: '2026-01-10',
    months: [monthOf('2026-10-01', 300, { Churn: -200 }), monthOf('2026-11-01', 100, { New: 40, Expansion: 50 })],
    retention: [
      { months: 1, startMrr: 100, net: 1.5, gross: 1, lostCustomers: 0 },
      { months: 12, startMrr: 0, net: null, gross: null, lostCustomers: 0 },
    ],
    ...changes,
  };
}

async function showRevenue(view?: RevenueView): Promise<HTMLElement> {
  const element = show('c-revenue', Revenue, {});
  if (view) wire.emit(view);
  await settle();
  return element;
}

const texts = (element: Element, selector: string): string[] => findAll(element, selector).map(textOf);

describe('c-revenue', () => {
  beforeEach(() => {
    jest.mocked(isEmpEnabled).mockResolvedValue(false);
    jest.mocked(getMovements).mockResolvedValue([account]);
    jest.mocked(getAtRisk).mockResolvedValue([]);
  });

  afterEach(clearPage);

  it('shows a spinner until the books are there', async () => {
    expect(findAll(await showRevenue(), 'lightning-spinner')).toHaveLength(1);
  });

  it('shows MRR, customers, MRR at risk and retention at a glance', async () => {
    const figures = texts(await showRevenue(viewOf()), '.value');
    expect(figures).toEqual(['$190.00', '2', '$150.00', '150.0%']);
  });

  it('leaves out what nobody knows of the past', async () => {
    const element = await showRevenue(viewOf({ isToday: false, mrrAtRisk: null, customersAtRisk: null }));
    expect(findAll(element, '[data-key="risk"]')).toHaveLength(0);
  });

  it('shows start, movements and end of every month, and exchange rates only where some moved', async () => {
    const element = await showRevenue(viewOf());
    expect(findAll(element, 'tr[data-row="FX"]')).toHaveLength(0);
    expect(texts(find(element, 'tr[data-row="start"]'), 'td')).toEqual(['$300.00', '$100.00']);
    expect(texts(find(element, 'tr[data-row="Churn"]'), 'td')).toEqual(['-$200.00', '–']);
    expect(texts(find(element, 'tr[data-row="end"]'), 'td')).toEqual(['$100.00', '$190.00']);
  });

  it('lists whom a movement is made of, and puts the list away', async () => {
    const element = await showRevenue(viewOf());
    find(element, 'tr[data-row="Churn"] button').click();
    await settle();
    expect(getMovements).toHaveBeenCalledWith({
      type: 'Churn',
      startsAt: '2026-10-01T00:00:00.000Z',
      endsAt: '2026-10-01T23:59:59.000Z',
    });
    const list = find(element, 'c-revenue-accounts');
    expect(textOf(list)).toContain('-$80.00');
    find(list, 'lightning-button-icon').click();
    await settle();
    expect(findAll(element, 'c-revenue-accounts')).toHaveLength(0);
  });

  it('says that nobody is at risk any more, or what went wrong', async () => {
    const element = await showRevenue(viewOf());
    find(element, '[data-key="risk"] button').click();
    await settle();
    expect(textOf(find(element, 'c-revenue-accounts'))).toContain('c.Revenue_List_None');
    jest.mocked(getAtRisk).mockRejectedValue({ body: { message: 'No access' } });
    find(element, '[data-key="risk"] button').click();
    await settle();
    expect(textOf(find(element, 'c-revenue-accounts'))).toContain('No access');
  });

  it('asks for the MRR of another day, and for today again', async () => {
    const element = await showRevenue(viewOf());
    const detail = { value: '2026-03-31' };
    find(element, 'lightning-input').dispatchEvent(new CustomEvent('change', { detail }));
    await settle();
    expect(wire.getLastConfig()).toEqual({ asOf: '2026-03-31' });
    wire.emit(viewOf({ isToday: false }));
    await settle();
    find(element, 'lightning-button').click();
    await settle();
    expect(wire.getLastConfig()).toEqual({ asOf: null });
  });

  it('says that there is nothing in the books yet', async () => {
    expect(textOf(await showRevenue(viewOf({ firstDay: null })))).toContain('c.Revenue_Empty');
  });

  it('shows an error', async () => {
    const element = await showRevenue();
    wire.error({ message: 'Choose a later day' });
    await settle();
    expect(textOf(find(element, 'c-error-panel'))).toContain('Choose a later day');
  });

  it('is accessible', async () => {
    await expect(await showRevenue(viewOf())).toBeAccessible();
  });
});
