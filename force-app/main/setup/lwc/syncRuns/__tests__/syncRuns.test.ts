import getRuns from '@salesforce/apex/SyncRunsController.getRuns';
import startRun from '@salesforce/apex/SyncRunsController.startRun';
import { refreshApex } from '@salesforce/apex';
import SyncRuns from 'c/syncRuns';
import { clearPage, find, findAll, settle, show, textOf } from '../../../../../../config/jest/page';

jest.mock(
  '@salesforce/apex/SyncRunsController.getRuns',
  () => ({ default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn()) }),
  { virtual: true },
);
jest.mock('@salesforce/apex/SyncRunsController.startRun', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn().mockResolvedValue(undefined) }), { virtual: true });

const wire = getRuns as unknown as { emit(data: unknown): void; error(body: unknown): void };

function runOf(changes: Partial<RunView> = {}): RunView {
  return {
    id: 'a02000000000001AAA',
    kind: 'Refresh',
    status: 'Done',
    startedAt: '2026-11-22T00:00:00.000Z',
    finishedAt: '2026-11-22T00:05:00.000Z',
    processed: 200,
    total: 200,
    failed: 0,
    driftFound: 0,
    driftRepaired: 0,
    message: null,
    startedBy: 'Org Admin',
    ...changes,
  };
}

async function showRuns(runs?: RunView[]): Promise<HTMLElement> {
  const element = show('c-sync-runs', SyncRuns, {});
  if (runs) wire.emit(runs);
  await settle();
  return element;
}

async function press(element: Element, label: string): Promise<void> {
  const button = findAll(element, 'lightning-button').find((each) => (each as { label?: string }).label === label);
  if (!button) throw new Error(`There is no button ${label}`);
  (button as HTMLElement).click();
  await settle();
}

describe('c-sync-runs', () => {
  afterEach(() => {
    clearPage();
    jest.clearAllMocks();
    jest.useRealTimers();
  });

  it('shows a spinner until it knows', async () => {
    expect(findAll(await showRuns(), 'lightning-spinner')).toHaveLength(1);
  });

  it('says what came of a run', async () => {
    const runs = [runOf({ kind: 'Reconcile', failed: 2, driftFound: 3, driftRepaired: 1, message: 'Done in parts' })];
    const text = textOf(await showRuns(runs));
    for (const part of ['Reconcile', 'c.Run_Done', 'c.Run_Processed_Many', 'c.Run_Failed_Customers', 'c.Run_Drift'])
      expect(text).toContain(part);
    expect(text).toContain('Done in parts');
  });

  it('shows how far a run is, and looks again until it is over', async () => {
    jest.useFakeTimers();
    const element = await showRuns([runOf({ status: 'Running', processed: 50, finishedAt: null })]);
    expect(find(element, 'lightning-progress-bar')).toHaveProperty('value', 25);
    await jest.advanceTimersByTimeAsync(2000);
    expect(refreshApex).toHaveBeenCalledTimes(1);
    wire.emit([runOf()]);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(refreshApex).toHaveBeenCalledTimes(2);
    expect(findAll(element, 'lightning-progress-bar')).toHaveLength(0);
  });

  it('starts a run after a yes, and looks until its record is there', async () => {
    jest.useFakeTimers();
    jest.mocked(startRun).mockResolvedValue(undefined);
    const element = await showRuns([runOf()]);
    await press(element, 'c.Run_Start_REFRESH');
    expect(startRun).not.toHaveBeenCalled();
    await press(element, 'c.Run_Start_REFRESH');
    expect(startRun).toHaveBeenCalledWith({ name: 'REFRESH' });
    wire.emit([runOf({ status: 'Running', finishedAt: null }), runOf({ id: 'a02000000000002AAA' })]);
    await jest.advanceTimersByTimeAsync(2000);
    expect(findAll(element, 'lightning-progress-bar')).toHaveLength(1);
  });

  it('says why a run can not start', async () => {
    const element = await showRuns([runOf()]);
    const toasts = jest.fn();
    element.addEventListener('lightning__showtoast', toasts);
    jest.mocked(startRun).mockRejectedValue({ body: { message: 'Such a run is under way' } });
    await press(element, 'c.Run_Start_RECONCILE');
    await press(element, 'c.Run_Start_RECONCILE');
    expect(toasts.mock.calls[0][0].detail.message).toBe('Such a run is under way');
  });

  it('says what to do when nothing has run', async () => {
    expect(textOf(await showRuns([]))).toContain('c.Runs_Empty');
  });

  it('shows an error', async () => {
    const element = await showRuns();
    wire.error({ message: 'No access' });
    await settle();
    expect(textOf(find(element, 'c-error-panel'))).toContain('No access');
  });

  it('is accessible', async () => {
    await expect(await showRuns([runOf(), runOf({ id: 'a02000000000002AAA', status: 'Failed' })])).toBeAccessible();
  });
});
