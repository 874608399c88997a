import NoticeList, { type Notice } from 'c/noticeList';
import { clearPage, find, findAll, settle, show } from '../../../../../../config/jest/page';

const quiet: Notice = { key: 'left', tone: 'neutral', icon: 'logout', heading: 'Churned', detail: 'In May' };
const loud: Notice = { key: 'key', tone: 'error', heading: 'No key', detail: 'Store one', action: 'Store' };

describe('c-notice-list', () => {
  afterEach(clearPage);

  it('shows each notice in its tone, with the icon of the tone or its own', async () => {
    const element = show('c-notice-list', NoticeList, { notices: [quiet, loud] });
    await settle();
    expect(findAll(element, 'li').map(({ className }) => className)).toEqual(['notice neutral', 'notice error']);
    const icons = findAll(element, 'lightning-icon') as (HTMLElement & { iconName?: string })[];
    expect(icons.map(({ iconName }) => iconName)).toEqual(['utility:logout', 'utility:error']);
    await expect(element).toBeAccessible();
  });

  it('has a button where there is something to do, and tells which was pressed', async () => {
    const element = show('c-notice-list', NoticeList, { notices: [quiet, loud] });
    const heard = jest.fn();
    element.addEventListener('act', (event) => heard((event as CustomEvent).detail));
    await settle();
    expect(findAll(element, 'button')).toHaveLength(1);
    find(element, 'button').click();
    expect(heard).toHaveBeenCalledWith('key');
  });
});
