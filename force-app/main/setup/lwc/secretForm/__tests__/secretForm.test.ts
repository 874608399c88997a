import SecretForm from 'c/secretForm';
import { clearPage, find, settle, show } from '../../../../../../config/jest/page';

type Field = HTMLElement & { value: string; reportValidity: () => boolean; type: string };

async function showForm(): Promise<{ element: HTMLElement; field: Field; saved: jest.Mock }> {
  const element = show('c-secret-form', SecretForm, { heading: 'Signing secret', example: 'whsec_…', help: 'Where' });
  await settle();
  const field = find(element, 'lightning-input') as Field;
  field.reportValidity = () => field.value !== '';
  const saved = jest.fn();
  element.addEventListener('save', ({ detail }: CustomEventInit) => saved(detail));
  return { element, field, saved };
}

describe('c-secret-form', () => {
  afterEach(clearPage);

  it('hides what is typed', async () => {
    expect((await showForm()).field.type).toBe('password');
  });

  it('gives the secret away by event only, without the spaces of a copy', async () => {
    const { element, field, saved } = await showForm();
    field.value = ' whsec_1 ';
    find(element, 'form').dispatchEvent(new CustomEvent('submit', { cancelable: true }));
    expect(saved).toHaveBeenCalledWith('whsec_1');
  });

  it('sends nothing while the field is empty', async () => {
    const { element, field, saved } = await showForm();
    field.value = '';
    find(element, 'form').dispatchEvent(new CustomEvent('submit', { cancelable: true }));
    expect(saved).not.toHaveBeenCalled();
  });

  it('is accessible', async () => {
    await expect((await showForm()).element).toBeAccessible();
  });
});
