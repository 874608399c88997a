import { reduceErrors } from 'c/errors';

describe('c/errors', () => {
  it.each([
    ['an error of Apex', { body: { message: 'No access' } }, ['No access']],
    ['several errors in one body', { body: [{ message: 'One' }, { message: 'Two' }] }, ['One', 'Two']],
    ['errors of a page and of fields', { body: pageAndField() }, ['On the page', 'On the field']],
    ['a JavaScript error', new Error('Broken'), ['Broken']],
    ['only a status', { statusText: 'Bad Gateway' }, ['Bad Gateway']],
    ['a text', 'Just so', ['Just so']],
    ['several errors', [new Error('One'), null, 'Two'], ['One', 'Two']],
    ['the same error twice', ['Once', 'Once'], ['Once']],
    ['no error', undefined, []],
  ])('reads %s', (_kind, error, messages) => {
    expect(reduceErrors(error)).toEqual(messages);
  });
});

function pageAndField(): unknown {
  return { pageErrors: [{ message: 'On the page' }], fieldErrors: { Name: [{ message: 'On the field' }] } };
}
