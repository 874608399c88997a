import CardFrame from 'c/cardFrame';
import { clearPage, find, findAll, settle, show, textOf } from '../../../../../../config/jest/page';

const given = { heading: 'Title', iconName: 'standard:metrics', emptyText: 'Nothing yet', emptyHint: 'Wait' };

async function showFrame(properties: object): Promise<HTMLElement> {
  const element = show('c-card-frame', CardFrame, { ...given, ...properties });
  await settle();
  return element;
}

describe('c-card-frame', () => {
  afterEach(clearPage);

  it('shows a spinner and nothing else until there is a result', async () => {
    const element = await showFrame({ result: {}, isEmpty: true });
    expect(findAll(element, 'lightning-spinner')).toHaveLength(1);
    expect(textOf(element)).not.toContain('Nothing yet');
  });

  it('says what went wrong and offers to try again', async () => {
    const element = await showFrame({ result: { error: { message: 'No access' } } });
    const retried = jest.fn();
    element.addEventListener('retry', retried);
    expect(textOf(find(element, 'c-error-panel'))).toContain('No access');
    find(element, 'lightning-button').click();
    expect(retried).toHaveBeenCalledTimes(1);
    expect(findAll(element, 'lightning-spinner')).toHaveLength(0);
  });

  it('says that there is nothing, and what to wait for', async () => {
    const element = await showFrame({ result: { data: [] }, isEmpty: true });
    expect(findAll(element, 'p').map(({ textContent }) => textContent)).toEqual(['Nothing yet', 'Wait']);
  });

  it('leaves room for the parts when there is something to show', async () => {
    const element = await showFrame({ result: { data: [1] } });
    expect(textOf(element)).toBe('');
    expect(findAll(element, 'slot:not([name])').length).toBeGreaterThan(0);
  });

  it('has a footer only when there is something to say in it', async () => {
    expect(findAll(await showFrame({ result: { data: [] } }), '[slot="footer"]')).toHaveLength(0);
    clearPage();
    expect(textOf(await showFrame({ result: { data: [] }, footer: 'Read today' }))).toContain('Read today');
  });

  it.each([
    ['loading', {}],
    ['broken', { result: { error: { message: 'No access' } } }],
    ['empty', { result: { data: [] }, isEmpty: true }],
    ['full', { result: { data: [] }, footer: 'Read today' }],
  ])('is accessible while %s', async (_state, properties) => {
    await expect(await showFrame(properties)).toBeAccessible();
  });
});
