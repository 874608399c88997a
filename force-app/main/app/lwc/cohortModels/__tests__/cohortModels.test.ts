import fit from '@salesforce/apex/CohortController.fit';
import getModels from '@salesforce/apex/CohortController.getModels';
import getRun from '@salesforce/apex/RunController.getRun';
import CohortModels from 'c/cohortModels';
import { clearPage, find, findAll, settle, show, textOf } from '../../../../../../config/jest/page';

jest.mock('@salesforce/apex/CohortController.fit', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CohortController.getModels', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RunController.getRun', () => ({ default: jest.fn() }), { virtual: true });

const run: RunView = {
  id: 'a08000000000001AAA',
  kind: 'Cohorts',
  status: 'Running',
  processed: 50,
  total: 200,
  failed: 0,
  driftFound: 0,
  driftRepaired: 0,
  message: null,
  startedAt: '2026-11-23T10:00:00.000Z',
  finishedAt: null,
  startedBy: 'Org Admin',
};

const monthly: CohortSegmentView = {
  name: 'month',
  customers: 153,
  leavers: 34,
  model: 'PREDICTIVE',
  months: 32.08,
  fallback: null,
  isUsage: false,
  cohortMonths: 42.64,
  predictiveMonths: 32.08,
  churnMonths: 41.5,
  churnRate: 0.0241,
  backTestError: 0.0098,
  observed: [1, 0.96, 0.9],
  fitted: [1, 0.97, 0.93, 0.9],
  residuals: [
    { after: 0, months: 31.1 },
    { after: 12, months: 38.4 },
  ],
};

const usage: CohortSegmentView = {
  ...monthly,
  name: 'usage',
  customers: 3,
  model: 'FIXED',
  months: 24,
  fallback: 'FEW_CUSTOMERS',
  isUsage: true,
  cohortMonths: null,
  predictiveMonths: null,
  churnMonths: null,
  backTestError: null,
  observed: [1],
  fitted: [],
  residuals: [],
};

function viewOf(changes: Partial<CohortView> = {}): CohortView {
  return {
    source: 'PREDICTIVE',
    averageMonths: 24,
    horizonMonths: 60,
    smallestSample: 30,
    modelClass: null,
    fittedAt: '2026-11-22T00:00:00.000Z',
    lastRun: { ...run, status: 'Done' },
    canFit: true,
    segments: [monthly, usage],
    ...changes,
  };
}

async function showModels(view: CohortView): Promise<HTMLElement> {
  jest.mocked(getModels).mockResolvedValue(view);
  const element = show('c-cohort-models', CohortModels, {});
  await settle();
  return element;
}

describe('c-cohort-models', () => {
  beforeEach(() => jest.useFakeTimers());

  afterEach(() => {
    clearPage();
    jest.useRealTimers();
    jest.resetAllMocks();
  });

  it('shows the model in force for each segment with its back-test error', async () => {
    const rows = findAll(await showModels(viewOf()), 'tr[data-segment]').map(textOf);
    expect(rows[0]).toContain('c.Cohort_Model_PREDICTIVE');
    expect(rows[0]).toContain('32.08');
    expect(rows[0]).toContain('1.0%');
    expect(rows[0]).toContain('c.Cohort_By_Churn_Value');
  });

  it('says why a segment falls back to the average', async () => {
    const [, row] = findAll(await showModels(viewOf()), 'tr[data-segment]').map(textOf);
    expect(row).toContain('c.Cohort_Gap_FEW_CUSTOMERS');
    expect(row).toContain('c.Cohort_Usage');
  });

  it('draws the curves of the largest segment, and of the one chosen', async () => {
    const element = await showModels(viewOf());
    expect(findAll(element, 'polyline')).toHaveLength(2);
    find(element, 'button[data-name="usage"]').click();
    await settle();
    expect(findAll(element, 'polyline')).toHaveLength(1);
  });

  it('tells what customers of the chosen segment have still to come, where a model says so', async () => {
    const element = await showModels(viewOf());
    expect(findAll(element, 'tr[data-after]').map(textOf)).toEqual([
      'c.Cohort_Residual_Start31.1',
      'c.Months_Many38.4',
    ]);
    find(element, 'button[data-name="usage"]').click();
    await settle();
    expect(findAll(element, 'tr[data-after]')).toHaveLength(0);
  });

  it('fits again and shows how far it is until it is done', async () => {
    const element = await showModels(viewOf({ segments: [], fittedAt: null, lastRun: null }));
    expect(textOf(element)).toContain('c.Cohort_Empty');
    jest.mocked(fit).mockResolvedValue(run.id);
    jest.mocked(getRun).mockResolvedValue(run);
    find(element, 'lightning-button').click();
    await settle();
    expect(find(element, 'lightning-progress-bar')).toHaveProperty('value', 25);
    jest.mocked(getRun).mockResolvedValue({ ...run, status: 'Done' });
    jest.mocked(getModels).mockResolvedValue(viewOf());
    await jest.advanceTimersByTimeAsync(2000);
    expect(findAll(element, 'lightning-progress-bar')).toHaveLength(0);
    expect(findAll(element, 'tr[data-segment]')).toHaveLength(2);
  });

  it('offers no fit to those who may not', async () => {
    expect(findAll(await showModels(viewOf({ canFit: false })), 'lightning-button')).toHaveLength(0);
  });

  it('shows an error', async () => {
    jest.mocked(getModels).mockRejectedValue({ body: { message: 'No access' } });
    const element = show('c-cohort-models', CohortModels, {});
    await settle();
    expect(textOf(find(element, 'c-error-panel'))).toContain('No access');
  });

  it('is accessible', async () => {
    const element = await showModels(viewOf());
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });
});
