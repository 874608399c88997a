import explain from '@salesforce/apex/BillingExplanationController.explain';
import { refreshApex } from '@salesforce/apex';
import BillingExplanation from 'c/billingExplanation';
import { explanationOf, lineOf, partOf } from '../../../../../../config/jest/records';
import { clearPage, find, findAll, settle, show, textOf } from '../../../../../../config/jest/page';

jest.mock(
  '@salesforce/apex/BillingExplanationController.explain',
  () => ({ default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn()) }),
  { virtual: true },
);
jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn().mockResolvedValue(undefined) }), { virtual: true });

const wire = explain as unknown as { emit(data: unknown): void; error(body: unknown): void };

async function showFigure(figure: ExplainedFigure, view?: BillingExplanationView): Promise<HTMLElement> {
  const element = show('c-billing-explanation', BillingExplanation, { accountId: '001000000000001AAA', figure });
  if (view) wire.emit(view);
  await settle();
  return element;
}

describe('c-billing-explanation', () => {
  afterEach(() => {
    clearPage();
    jest.clearAllMocks();
  });

  it('shows each line of the MRR with its amount, and their sum', async () => {
    const lines = [lineOf('Plan: 10 per month', 100), lineOf('10 % off', -10)];
    const element = await showFigure(
      'mrr',
      explanationOf({ mrr: { parts: [partOf({ name: 'Plan', total: 90, lines })] } }),
    );
    expect(findAll(element, 'tbody .amount').map(({ textContent }) => textContent)).toEqual(['$100.00', '-$10.00']);
    expect(textOf(find(element, 'tfoot'))).toContain('$90.00');
  });

  it('shows the figure that Stripe itself would show beside the MRR only', async () => {
    const mrr = { total: 90, parts: [partOf({ name: 'Plan' })] };
    const element = await showFigure('mrr', explanationOf({ mrr, stripeDefaultMrr: 80 }));
    expect(textOf(find(element, '.summary'))).toContain('$80.00');
    Object.assign(element, { figure: 'ltv' });
    await settle();
    expect(findAll(element, '.summary')).toHaveLength(0);
  });

  it('tells a part in its own currency, and what it counts in that of the Account', async () => {
    const part = partOf({ currencyCode: 'EUR', total: 50, converted: 60, lines: [lineOf('Plan', 50, 'EUR')] });
    const element = await showFigure('mrr', explanationOf({ mrr: { parts: [part] } }));
    expect(textOf(find(element, 'tfoot'))).toMatch(/€50\.00.*\$60\.00/);
  });

  it('shows the lines of payment health without amounts: they count events', async () => {
    const parts = [partOf({ lines: [lineOf('in_1 payment failed', 1, null)] })];
    const element = await showFigure('health', explanationOf({ health: { parts } }));
    expect(textOf(element)).toContain('in_1 payment failed');
    expect(findAll(element, 'tfoot')).toHaveLength(0);
  });

  it.each<[ExplainedFigure, string]>([
    ['mrr', 'c.Policy_Discounts_RECURRING_ACTIVE'],
    ['clv', 'c.Policy_CLV'],
    ['ltv', 'c.Policy_LTV'],
    ['health', 'c.Policy_Count_DISTINCT_INVOICE'],
    ['risk', 'c.Policy_Risk'],
  ])('names the rules of %s', async (figure, label) => {
    const element = await showFigure(figure, explanationOf());
    expect(textOf(find(element, '.slds-list_dotted'))).toContain(label);
  });

  it('names a model of the org’s own', async () => {
    const element = await showFigure('clv', explanationOf({}, { clvModel: 'OurModel' }));
    expect(textOf(find(element, '.slds-list_dotted'))).toContain('c.Policy_CLV_Model');
  });

  it('says so when nothing counts, and when the Account is behind', async () => {
    const element = await showFigure('mrr', explanationOf({ mrr: { isCurrent: false } }));
    expect(textOf(element)).toContain('c.Explain_Empty');
    expect(findAll(element, '.outdated')).toHaveLength(1);
  });

  it('can be closed', async () => {
    const element = await showFigure('mrr', explanationOf());
    const closed = jest.fn();
    element.addEventListener('close', closed);
    find(element, 'lightning-button-icon').click();
    expect(closed).toHaveBeenCalledTimes(1);
  });

  it('shows an error and asks again on request', async () => {
    const element = await showFigure('mrr');
    wire.error({ message: 'No access to MRR' });
    await settle();
    find(element, 'c-error-panel').dispatchEvent(new CustomEvent('retry'));
    expect(refreshApex).toHaveBeenCalledTimes(1);
  });

  it('is accessible', async () => {
    const mrr = { parts: [partOf({ name: 'Plan', lines: [lineOf('Plan', 90)] })] };
    await expect(await showFigure('mrr', explanationOf({ mrr }))).toBeAccessible();
  });
});
