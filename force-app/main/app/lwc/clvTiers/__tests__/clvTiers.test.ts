import getTiers from '@salesforce/apex/ClvTiersController.getTiers';
import { isEmpEnabled } from 'lightning/empApi';
import ClvTiers from 'c/clvTiers';
import { clearPage, find, findAll, settle, show, textOf } from '../../../../../../config/jest/page';

jest.mock(
  '@salesforce/apex/ClvTiersController.getTiers',
  () => ({ default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn()) }),
  { virtual: true },
);

const wire = getTiers as unknown as { emit(data: unknown): void; error(body: unknown): void };

const move: TierMoveView = {
  accountId: '001000000000001AAA',
  accountName: 'Acme',
  ownerName: 'Cleo',
  fromTier: 'Mid',
  toTier: 'High',
  isUp: true,
  mrr: 250,
  clv: 6000,
};

function viewOf(changes: Partial<ClvTiersView> = {}): ClvTiersView {
  return {
    currencyCode: 'USD',
    refreshedAt: '2026-11-22T00:00:00.000Z',
    tiers: [
      { name: 'High', minimum: 5000, isExclusive: true, accounts: 2, mrr: 500, clv: 12_000 },
      { name: 'Mid', minimum: 1000, isExclusive: false, accounts: 3, mrr: 250, clv: 6000 },
      { name: 'Low', minimum: null, isExclusive: false, accounts: 0, mrr: 0, clv: 0 },
    ],
    moves: [move, { ...move, accountId: '001000000000002AAA', fromTier: 'High', toTier: 'Low', isUp: false }],
    ...changes,
  };
}

async function showTiers(view?: ClvTiersView): Promise<HTMLElement> {
  const element = show('c-clv-tiers', ClvTiers, {});
  if (view) wire.emit(view);
  await settle();
  return element;
}

describe('c-clv-tiers', () => {
  beforeEach(() => {
    jest.mocked(isEmpEnabled).mockResolvedValue(false);
  });

  afterEach(clearPage);

  it('shows a spinner until the tiers are there', async () => {
    expect(findAll(await showTiers(), 'lightning-spinner')).toHaveLength(1);
  });

  it('shows every tier, those without Accounts too', async () => {
    const rows = findAll(await showTiers(viewOf()), 'c-tier-chart').flatMap((chart) => findAll(chart, 'tbody tr'));
    expect(rows).toHaveLength(3);
  });

  it('draws bars in proportion to the CLV of the largest tier', async () => {
    const bars = findAll(await showTiers(viewOf()), 'rect').map((bar) => bar.getAttribute('width'));
    expect(bars.slice(0, 2)).toEqual(['100.00%', '50.00%']);
  });

  it('shows who moved, from where to where', async () => {
    const element = await showTiers(viewOf());
    const moves = findAll(find(element, 'c-tier-moves'), 'tbody tr');
    expect(moves.map((row) => findAll(row, 'c-tier-badge').map(textOf))).toEqual([
      ['c.Tier_Mid', 'c.Tier_High'],
      ['c.Tier_High', 'c.Tier_Low'],
    ]);
  });

  it('leaves out what has no room in a small region', async () => {
    const element = show('c-clv-tiers', ClvTiers, { flexipageRegionWidth: 'SMALL' });
    wire.emit(viewOf());
    await settle();
    expect(findAll(element, 'rect')).toHaveLength(0);
    expect(textOf(element)).toContain('$12,000.00');
  });

  it('says that nobody moved', async () => {
    expect(textOf(await showTiers(viewOf({ moves: [] })))).toContain('c.Moves_None');
  });

  it('says that the weekly refresh has not run yet', async () => {
    expect(textOf(await showTiers(viewOf({ refreshedAt: null })))).toContain('c.Tiers_Never_Refreshed');
  });

  it('says what to wait for when there are no customers', async () => {
    expect(textOf(await showTiers(viewOf({ tiers: [] })))).toContain('c.Tiers_Empty');
  });

  it('shows an error', async () => {
    const element = await showTiers();
    wire.error({ message: 'No access' });
    await settle();
    expect(textOf(find(element, 'c-error-panel'))).toContain('No access');
  });

  it('is accessible', async () => {
    await expect(await showTiers(viewOf())).toBeAccessible();
  });
});
