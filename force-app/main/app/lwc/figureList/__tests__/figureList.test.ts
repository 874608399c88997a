import FigureList, { type Figure } from 'c/figureList';
import { clearPage, find, findAll, settle, show, textOf } from '../../../../../../config/jest/page';

const plain: Figure = { key: 'ltv', label: 'LTV', help: 'Cash to date', value: '$10.00', notes: ['Net of refunds'] };
const pressable: Figure = {
  ...plain,
  key: 'mrr',
  tier: 'High',
  action: { text: 'Explain', description: 'Explain MRR' },
};

describe('c-figure-list', () => {
  afterEach(clearPage);

  it('shows a figure with its notes, and a tier and a button where there are any', async () => {
    const element = show('c-figure-list', FigureList, { figures: [plain, pressable] });
    await settle();
    expect(textOf(find(element, '[data-key="ltv"]'))).toBe('LTV$10.00Net of refunds');
    expect(findAll(element, '[data-key="ltv"] button, [data-key="ltv"] c-tier-badge')).toHaveLength(0);
    expect(findAll(element, '[data-key="mrr"] c-tier-badge')).toHaveLength(1);
    expect(find(element, 'button').getAttribute('aria-label')).toBe('Explain MRR');
    await expect(element).toBeAccessible();
  });

  it('tells whose button was pressed', async () => {
    const element = show('c-figure-list', FigureList, { figures: [pressable] });
    const heard = jest.fn();
    element.addEventListener('act', (event) => heard((event as CustomEvent).detail));
    await settle();
    find(element, 'button').click();
    expect(heard).toHaveBeenCalledWith('mrr');
  });
});
