import getHealth from '@salesforce/apex/PaymentHealthController.getHealth';
import { isEmpEnabled } from 'lightning/empApi';
import PaymentHealth from 'c/paymentHealth';
import { clearPage, find, findAll, settle, show, textOf } from '../../../../../../config/jest/page';

jest.mock(
  '@salesforce/apex/PaymentHealthController.getHealth',
  () => ({ default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn()) }),
  { virtual: true },
);

const wire = getHealth as unknown as { emit(data: unknown): void; error(body: unknown): void };

const trouble: TroubleView = {
  accountId: '001000000000001AAA',
  accountName: 'Acme',
  ownerName: 'Cleo',
  health: 'Red',
  failedPayments: 3,
  reason: '3 failed payments in 90 days',
  isAtRisk: true,
  mrr: 900,
  mrrAtRisk: 300,
  lastPaymentOn: '2026-10-01',
};

function viewOf(changes: Partial<PaymentHealthView> = {}): PaymentHealthView {
  return {
    currencyCode: 'USD',
    bands: [
      { health: 'Green', accounts: 6, mrr: 6000 },
      { health: 'Yellow', accounts: 3, mrr: 1200 },
      { health: 'Red', accounts: 1, mrr: 900 },
    ],
    troubles: [trouble],
    ...changes,
  };
}

async function showHealth(view?: PaymentHealthView): Promise<HTMLElement> {
  const element = show('c-payment-health', PaymentHealth, {});
  if (view) wire.emit(view);
  await settle();
  return element;
}

describe('c-payment-health', () => {
  beforeEach(() => {
    jest.mocked(isEmpEnabled).mockResolvedValue(false);
  });

  afterEach(clearPage);

  it('draws each health value as long as its share of Accounts', async () => {
    const segments = findAll(await showHealth(viewOf()), 'rect').map((segment) => segment.getAttribute('width'));
    expect(segments).toEqual(['60.00%', '30.00%', '10.00%']);
  });

  it('shows why an Account needs somebody and what is at risk', async () => {
    const row = textOf(find(find(await showHealth(viewOf()), 'c-trouble-list'), 'tbody tr'));
    expect(row).toContain('3 failed payments in 90 days');
    expect(row).toContain('$300.00');
  });

  it('says that all is well', async () => {
    expect(textOf(await showHealth(viewOf({ troubles: [] })))).toContain('c.Trouble_None');
  });

  it('says what to wait for when there are no customers', async () => {
    expect(textOf(await showHealth(viewOf({ bands: [] })))).toContain('c.Tiers_Empty');
  });

  it('shows an error', async () => {
    const element = await showHealth();
    wire.error({ message: 'No access' });
    await settle();
    expect(textOf(find(element, 'c-error-panel'))).toContain('No access');
  });

  it('is accessible', async () => {
    await expect(await showHealth(viewOf())).toBeAccessible();
  });
});
