import ConfirmButton from 'c/confirmButton';
import { clearPage, find, findAll, settle, show, textOf } from '../../../../../../config/jest/page';

async function press(element: HTMLElement, at: number): Promise<void> {
  findAll(element, 'lightning-button')[at]?.click();
  await settle();
}

describe('c-confirm-button', () => {
  afterEach(clearPage);

  function showButton(): { element: HTMLElement; confirmed: jest.Mock } {
    const element = show('c-confirm-button', ConfirmButton, { text: 'Go live', question: 'Really?' });
    const confirmed = jest.fn();
    element.addEventListener('confirm', confirmed);
    return { element, confirmed };
  }

  it('asks first, and confirms on the second press', async () => {
    const { element, confirmed } = showButton();
    await press(element, 0);
    expect(textOf(element)).toContain('Really?');
    expect(confirmed).not.toHaveBeenCalled();
    await press(element, 1);
    expect(confirmed).toHaveBeenCalledTimes(1);
    expect(textOf(element)).not.toContain('Really?');
  });

  it('does nothing on a no', async () => {
    const { element, confirmed } = showButton();
    await press(element, 0);
    await press(element, 0);
    expect(confirmed).not.toHaveBeenCalled();
    expect(findAll(element, '.question')).toHaveLength(0);
  });

  it('is accessible while it asks', async () => {
    const { element } = showButton();
    await press(element, 0);
    expect(find(element, '.question').getAttribute('aria-label')).toBe('Really?');
    await expect(element).toBeAccessible();
  });
});
