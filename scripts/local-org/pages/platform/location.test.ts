import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageAt, urlOf, type PageReference } from './location.ts';

const pages: readonly (readonly [url: string, page: PageReference])[] = [
  [
    '/lightning/r/Account/001000000000001AAA/view',
    {
      type: 'standard__recordPage',
      attributes: { objectApiName: 'Account', recordId: '001000000000001AAA', actionName: 'view' },
    },
  ],
  [
    '/lightning/o/Account/list',
    { type: 'standard__objectPage', attributes: { objectApiName: 'Account', actionName: 'list' } },
  ],
  ['/lightning/n/CLV_Tiers', { type: 'standard__navItemPage', attributes: { apiName: 'CLV_Tiers' } }],
  ['/lightning/page/home', { type: 'standard__namedPage', attributes: { pageName: 'home' } }],
];

test('every page has one address, and every address one page', () => {
  for (const [url, page] of pages) {
    assert.equal(urlOf(page), url);
    assert.deepEqual(pageAt(url), { ...page, state: {} });
  }
});

test('the state of a page is the query of its address', () => {
  const [, [, list]] = pages;
  assert.equal(
    urlOf({ ...list, state: { filterName: 'Recent Ones' } }),
    '/lightning/o/Account/list?filterName=Recent+Ones',
  );
  assert.deepEqual(pageAt('/lightning/o/Account/list', '?filterName=Recent+Ones').state, { filterName: 'Recent Ones' });
});

test('a page of another site keeps its address', () => {
  assert.equal(urlOf({ type: 'standard__webPage', attributes: { url: 'https://stripe.com' } }), 'https://stripe.com');
});

test('a type of page that is not supported is refused by name', () => {
  assert.throws(() => urlOf({ type: 'comm__namedPage' }), /does not support pages of type comm__namedPage/);
});

test('an address that leads nowhere is told, not guessed', () => {
  for (const path of ['/', '/lightning/r/Account/short/view', '/lightning/n/', '/lightning/n/A/b'])
    assert.deepEqual(pageAt(path), { type: 'unknown', attributes: { path }, state: {} });
});
