import type { StripeAccount } from '../../account/account.ts';
import { attachCard, paymentMethodFor } from '../../billing/cards.ts';
import { redeem } from '../../billing/discounts.ts';
import { endSubscription, stopCollecting } from '../../billing/subscriptionEnd.ts';
import type { Customer } from '../../state/objects.ts';
import { applyMetadata, clearable, integer, metadata, shape, text, type Values } from '../params.ts';
import { listRoute, route, show, type Route } from '../routes.ts';

const FIELDS = {
  name: clearable,
  email: clearable,
  phone: clearable,
  description: clearable,
  metadata,
  balance: integer,
  address: shape({ line1: text, line2: text, city: text, state: text, postal_code: text, country: text }),
  payment_method: text,
  invoice_settings: shape({ default_payment_method: text }),
  coupon: clearable,
};

export const customerRoutes: readonly Route[] = [
  listRoute('/v1/customers', 'customers', { email: text }, ({ account, params: { email } }) =>
    email === undefined ? account.store.all('customers') : account.store.where('customers', 'email', email),
  ),
  route('POST', '/v1/customers', FIELDS, ({ account, params }) => {
    const customer = newCustomer(account, params);
    const method = withMethod(account, customer, params);
    const created = account.change('customers', customer, method, 'customer.created');
    return show(account, 'customers', withCoupon(account, created, params.coupon));
  }),
  route('GET', '/v1/customers/:id', {}, ({ account, ids: [id = ''] }) => {
    const deleted = account.store.get('deleted_customers', id);
    return deleted ? { ...deleted } : show(account, 'customers', account.find('customers', id));
  }),
  route('POST', '/v1/customers/:id', FIELDS, ({ account, ids: [id = ''], params }) => {
    const before = account.find('customers', id);
    const changes = { ...fieldsOf(before, params), ...withMethod(account, before, params) };
    const changed = account.change('customers', before, changes, 'customer.updated');
    return show(account, 'customers', withCoupon(account, changed, params.coupon));
  }),
  route('DELETE', '/v1/customers/:id', {}, ({ account, ids: [id = ''] }) => ({ ...deleteCustomer(account, id) })),
  route('DELETE', '/v1/customers/:id/discount', {}, ({ account, ids: [id = ''] }) => {
    const customer = account.find('customers', id);
    const discount = account.find('discounts', customer.discounts[0] ?? '');
    account.change('customers', customer, { discounts: [] }, 'customer.updated');
    account.emit('customer.discount.deleted', 'discounts', discount);
    return { ...discount, deleted: true };
  }),
];

/** Makes a customer without telling of it yet. */
export function newCustomer(account: StripeAccount, params: Values<typeof FIELDS>): Customer {
  const id = account.ids.next('cus');
  const blank: Customer = {
    id,
    object: 'customer',
    address: null,
    balance: 0,
    created: account.now(),
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: null,
    discounts: [],
    email: null,
    invoice_prefix: account.ids.characters(8).toUpperCase(),
    invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
    livemode: false,
    metadata: {},
    name: null,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  };
  return account.add('customers', { ...blank, ...fieldsOf(blank, params) });
}

/** Deletes a customer; its subscriptions end at once, and what is open of its invoices is not collected any more. */
export function deleteCustomer(account: StripeAccount, id: string): { id: string; object: 'customer'; deleted: true } {
  const customer = account.find('customers', id);
  for (const subscription of account.store.where('subscriptions', 'customer', id)) {
    if (subscription.ended_at === null) endSubscription(account, subscription, { reason: 'cancellation_requested' });
  }
  stopCollecting(account, id, () => true);
  account.emit('customer.deleted', 'customers', customer);
  account.store.remove('customers', id);
  return account.add('deleted_customers', { id, object: 'customer', deleted: true });
}

function fieldsOf(before: Customer, params: Values<typeof FIELDS>): Partial<Customer> {
  const { name, email, phone, description, balance, address } = params;
  return {
    ...(name === undefined ? {} : { name }),
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
    ...(description === undefined ? {} : { description }),
    ...(balance === undefined ? {} : { balance }),
    ...(address ? { address: fullAddress(before, address) } : {}),
    ...(params.metadata ? { metadata: applyMetadata(before.metadata, params.metadata) } : {}),
  };
}

function fullAddress(before: Customer, changes: Record<string, string | undefined>): NonNullable<Customer['address']> {
  const none = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null };
  return { ...none, ...before.address, ...changes };
}

function withMethod(account: StripeAccount, customer: Customer, params: Values<typeof FIELDS>): Partial<Customer> {
  const attached = params.payment_method
    ? attachCard(account, paymentMethodFor(account, params.payment_method), customer.id)
    : undefined;
  const chosen = params.invoice_settings?.default_payment_method;
  if (chosen === undefined) return {};
  const id = chosen === params.payment_method && attached ? attached.id : account.find('payment_methods', chosen).id;
  return { invoice_settings: { ...customer.invoice_settings, default_payment_method: id } };
}

function withCoupon(account: StripeAccount, customer: Customer, coupon: string | null | undefined): Customer {
  if (coupon === undefined) return customer;
  const discounts = coupon === null ? [] : [redeem(account, { coupon }, { customer: customer.id }).id];
  return account.change('customers', customer, { discounts });
}
