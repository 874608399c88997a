import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { JsonMap } from '@salesforce/ts-types';
import { eventually, OrgClient } from './orgClient.ts';
import { startSystem, temporaryData, type RunningSystem } from './runningSystem.ts';
import { StripeClient } from './stripeClient.ts';

const folder = temporaryData();
const secret = 'whsec_of_connected_accounts';
let system: RunningSystem;
let org: OrgClient;

before(async () => {
  system = await startSystem(folder.data, '--fresh');
  org = new OrgClient(system);
  await org.create('Connected_Account__c', { Name: 'Shop', Stripe_Id__c: 'acct_shop' });
  await org.execute(`PackageSetup.storeWebhookSecret('test connect', '${secret}');`);
  const platform = new StripeClient(system.stripeApiBase);
  for (const account of ['acct_shop', 'acct_stranger']) await platform.connect(account, secret);
});

after(async () => {
  await system?.end();
  folder.remove();
});

/** A customer of a connected account that pays $50 a month. */
async function newCustomerOf(account: string, name: string): Promise<{ stripe: StripeClient; customer: string }> {
  const stripe = new StripeClient(system.stripeApiBase, account);
  const card = { payment_method: 'pm_card_visa', 'invoice_settings[default_payment_method]': 'pm_card_visa' };
  const customer = String((await stripe.write('/v1/customers', { name, ...card })).id);
  const price = await stripe.write('/v1/prices', {
    currency: 'usd',
    unit_amount: '5000',
    'recurring[interval]': 'month',
    'product_data[name]': 'Team',
  });
  await stripe.write('/v1/subscriptions', { customer, 'items[0][price]': String(price.id) });
  return { stripe, customer };
}

const accountOf = async (customer: string): Promise<JsonMap | undefined> =>
  (
    await org.query(
      `SELECT MRR__c, Payment_Health_Score__c FROM Account WHERE Stripe_Customer_ID__c = '${customer}' AND MRR__c != NULL`,
    )
  )[0];

test('a customer of a listed account has an Account, and what happens to it is seen there', async () => {
  const { stripe, customer } = await newCustomerOf('acct_shop', 'Shopper');
  const account = await eventually('the customer pays $50 a month', async () => {
    const found = await accountOf(customer);
    return found?.MRR__c === 50 ? found : undefined;
  });
  assert.equal(account.Payment_Health_Score__c, 'Green');
  await stripe.act(customer, 'fail-payment');
  await eventually('its health is Yellow', async () =>
    (await accountOf(customer))?.Payment_Health_Score__c === 'Yellow' ? true : undefined,
  );
});

test('a customer of another account has none, and its events say why', async () => {
  const { customer } = await newCustomerOf('acct_stranger', 'Stranger');
  const event = await eventually('its events are ignored', async () => {
    const [row] = await org.query(
      `SELECT Status__c, Error__c FROM Stripe_Event__c WHERE Customer_Id__c = '${customer}'`,
    );
    return row;
  });
  assert.equal(event.Status__c, 'Ignored');
  assert.match(String(event.Error__c), /acct_stranger, which is not synced/);
  await org.settle();
  assert.equal(await accountOf(customer), undefined);
});
