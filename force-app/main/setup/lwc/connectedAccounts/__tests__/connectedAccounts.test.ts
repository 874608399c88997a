import ConnectedAccounts from 'c/connectedAccounts';
import { clearPage, find, findAll, settle, show, textOf } from '../../../../../../config/jest/page';

const shop: ConnectedAccountView = { stripeId: 'acct_shop', name: 'Shop' };

async function showAccounts(connectedAccounts: readonly ConnectedAccountView[]): Promise<HTMLElement> {
  const element = show('c-connected-accounts', ConnectedAccounts, { connection: { connectedAccounts } });
  await settle();
  return element;
}

async function enter(element: HTMLElement, values: readonly string[]): Promise<void> {
  find(element, '[data-open]').click();
  await settle();
  findAll(element, 'lightning-input').forEach((input, index) => {
    Object.assign(input, { value: values[index] ?? '', reportValidity: () => Boolean(values[index]) });
  });
}

describe('c-connected-accounts', () => {
  afterEach(() => clearPage());

  it('says that events of connected accounts are ignored while none is listed', async () => {
    expect(textOf(await showAccounts([]))).toContain('c.Connected_Account_None');
  });

  it('names those that are listed', async () => {
    const element = await showAccounts([shop]);
    expect(textOf(find(element, 'li'))).toContain('acct_shop');
    expect(textOf(element)).not.toContain('c.Connected_Account_None');
  });

  it('sends the id and the name of one more', async () => {
    const element = await showAccounts([]);
    const heard = jest.fn();
    element.addEventListener('addaccount', (event) => heard((event as CustomEvent).detail));
    await enter(element, [' acct_new ', 'New']);
    find(element, '[data-add]').click();
    expect(heard).toHaveBeenCalledWith({ stripeId: 'acct_new', name: 'New' });
  });

  it('sends nothing without an id', async () => {
    const element = await showAccounts([]);
    const heard = jest.fn();
    element.addEventListener('addaccount', heard);
    await enter(element, ['', 'New']);
    find(element, '[data-add]').click();
    expect(heard).not.toHaveBeenCalled();
  });

  it('sends the id of one that goes, once that is confirmed', async () => {
    const element = await showAccounts([shop]);
    const heard = jest.fn();
    element.addEventListener('removeaccount', (event) => heard((event as CustomEvent).detail));
    find(element, 'c-confirm-button').dispatchEvent(new CustomEvent('confirm'));
    expect(heard).toHaveBeenCalledWith('acct_shop');
  });

  it('is accessible', async () => {
    await expect(await showAccounts([shop])).toBeAccessible();
  });
});
