import type { StripeAccount } from '../../account/account.ts';
import { invalidRequest } from '../../account/stripeError.ts';
import { collect, pay, payOutOfBand } from '../../billing/collection.ts';
import { createCreditNote, voidCreditNote } from '../../billing/creditNotes.ts';
import { draftInvoice, finalizeInvoice, markUncollectible, refreshDraft, voidInvoice } from '../../billing/invoices.ts';
import { invoiceItemLine } from '../../billing/lines.ts';
import { priceAmount } from '../../billing/pricing.ts';
import type { Invoice, InvoiceItem } from '../../state/objects.ts';
import { listOf } from '../../wire/present.ts';
import {
  applyMetadata,
  boolean,
  clearable,
  integer,
  listOfValues,
  metadata,
  oneOf,
  required,
  shape,
  text,
  timeRange,
  isWithin,
  type Values,
} from '../params.ts';
import { listRoute, PAGE_PARAMS, pageOf, retrieve, route, show, type Route } from '../routes.ts';
import { requireCustomer } from './subscriptions.ts';

const FIELDS = {
  customer: text,
  subscription: text,
  collection_method: oneOf('charge_automatically', 'send_invoice'),
  days_until_due: integer,
  description: clearable,
  metadata,
  auto_advance: boolean,
  currency: text,
  default_tax_rates: listOfValues(text),
  pending_invoice_items_behavior: oneOf('exclude', 'include'),
};
const ITEM = {
  customer: text,
  invoice: text,
  subscription: text,
  amount: integer,
  currency: text,
  description: clearable,
  pricing: shape({ price: text }),
  quantity: integer,
  period: shape({ start: integer, end: integer }),
  tax_rates: listOfValues(text),
  discountable: boolean,
  metadata,
};
const CREDIT_NOTE = {
  invoice: text,
  amount: integer,
  reason: oneOf('duplicate', 'fraudulent', 'order_change', 'product_unsatisfactory'),
  memo: clearable,
  metadata,
  refund_amount: integer,
  credit_amount: integer,
  out_of_band_amount: integer,
};
const LIST = {
  customer: text,
  subscription: text,
  status: text,
  collection_method: text,
  due_date: timeRange,
};

export const invoiceRoutes: readonly Route[] = [
  listRoute('/v1/invoices', 'invoices', LIST, ({ account, params }) => {
    if (params.customer !== undefined) requireCustomer(account, params.customer);
    const candidates =
      params.customer === undefined
        ? account.store.all('invoices')
        : account.store.where('invoices', 'customer', params.customer);
    return candidates.filter((invoice) => matches(invoice, params));
  }),
  route('POST', '/v1/invoices', FIELDS, ({ account, params }) => show(account, 'invoices', create(account, params))),
  retrieve('/v1/invoices', 'invoices'),
  route('POST', '/v1/invoices/:id', FIELDS, ({ account, ids: [id = ''], params }) => {
    const invoice = account.find('invoices', id);
    const changes = {
      ...(params.metadata ? { metadata: applyMetadata(invoice.metadata, params.metadata) } : {}),
      ...(params.description === undefined ? {} : { description: params.description }),
      ...(params.auto_advance === undefined ? {} : { auto_advance: params.auto_advance }),
    };
    return show(account, 'invoices', account.change('invoices', invoice, changes, 'invoice.updated'));
  }),
  route('DELETE', '/v1/invoices/:id', {}, ({ account, ids: [id = ''] }) => {
    const invoice = account.find('invoices', id);
    if (invoice.status !== 'draft')
      throw invalidRequest('You can only delete draft invoices.', undefined, 'invoice_not_editable');
    account.emit('invoice.deleted', 'invoices', invoice);
    account.store.remove('invoices', id);
    return { id, object: 'invoice', deleted: true };
  }),
  route('POST', '/v1/invoices/:id/finalize', { auto_advance: boolean }, ({ account, ids: [id = ''] }) =>
    show(account, 'invoices', finalizeInvoice(account, account.find('invoices', id))),
  ),
  route(
    'POST',
    '/v1/invoices/:id/pay',
    { paid_out_of_band: boolean, payment_method: text },
    ({ account, ids: [id = ''], params }) => {
      const invoice = account.find('invoices', id);
      const paid = params.paid_out_of_band
        ? payOutOfBand(account, invoice)
        : pay(account, invoice, params.payment_method);
      return show(account, 'invoices', paid);
    },
  ),
  route('POST', '/v1/invoices/:id/send', {}, ({ account, ids: [id = ''] }) => {
    const invoice = account.find('invoices', id);
    const opened = invoice.status === 'draft' ? finalizeInvoice(account, invoice) : invoice;
    account.emit('invoice.sent', 'invoices', opened);
    return show(account, 'invoices', opened);
  }),
  route('POST', '/v1/invoices/:id/void', {}, ({ account, ids: [id = ''] }) =>
    show(account, 'invoices', voidInvoice(account, account.find('invoices', id))),
  ),
  route('POST', '/v1/invoices/:id/mark_uncollectible', {}, ({ account, ids: [id = ''] }) =>
    show(account, 'invoices', markUncollectible(account, account.find('invoices', id), 'user_forgiven')),
  ),
  route('GET', '/v1/invoices/:id/lines', PAGE_PARAMS, ({ account, ids: [id = ''], params }) => {
    const { page, hasMore } = pageOf(account.find('invoices', id).lines, params);
    return listOf(page, `/v1/invoices/${id}/lines`, hasMore);
  }),
  listRoute(
    '/v1/invoice_payments',
    'invoice_payments',
    { invoice: text, status: text, payment: shape({ type: text, payment_intent: text, charge: text }) },
    ({ account, params }) => {
      const candidates =
        params.invoice === undefined
          ? account.store.all('invoice_payments')
          : account.store.where('invoice_payments', 'invoice', params.invoice);
      return candidates
        .filter((one) => params.status === undefined || one.status === params.status)
        .filter(
          (one) => !params.payment?.payment_intent || one.payment.payment_intent === params.payment.payment_intent,
        );
    },
  ),
  retrieve('/v1/invoice_payments', 'invoice_payments'),
  listRoute(
    '/v1/invoiceitems',
    'invoiceitems',
    { customer: text, invoice: text, pending: boolean },
    ({ account, params }) =>
      account.store
        .all('invoiceitems')
        .filter((item) => params.customer === undefined || item.customer === params.customer)
        .filter((item) => params.invoice === undefined || item.invoice === params.invoice)
        .filter((item) => params.pending === undefined || (item.invoice === null) === params.pending),
  ),
  route('POST', '/v1/invoiceitems', ITEM, ({ account, params }) =>
    show(account, 'invoiceitems', createItem(account, params)),
  ),
  retrieve('/v1/invoiceitems', 'invoiceitems'),
  route('DELETE', '/v1/invoiceitems/:id', {}, ({ account, ids: [id = ''] }) => {
    const item = account.find('invoiceitems', id);
    account.emit('invoiceitem.deleted', 'invoiceitems', item);
    account.store.remove('invoiceitems', id);
    return { id, object: 'invoiceitem', deleted: true };
  }),
  listRoute('/v1/credit_notes', 'credit_notes', { customer: text, invoice: text }, ({ account, params }) =>
    account.store
      .all('credit_notes')
      .filter((note) => params.customer === undefined || note.customer === params.customer)
      .filter((note) => params.invoice === undefined || note.invoice === params.invoice),
  ),
  route('POST', '/v1/credit_notes', CREDIT_NOTE, ({ account, params }) => {
    const invoice = account.find('invoices', required(params.invoice, 'invoice'), 'invoice');
    const note = createCreditNote(account, {
      invoice,
      amount: required(params.amount, 'amount'),
      reason: params.reason,
      memo: params.memo,
      metadata: params.metadata,
      refundAmount: params.refund_amount,
      creditAmount: params.credit_amount,
      outOfBandAmount: params.out_of_band_amount,
    });
    return show(account, 'credit_notes', note);
  }),
  retrieve('/v1/credit_notes', 'credit_notes'),
  route('POST', '/v1/credit_notes/:id/void', {}, ({ account, ids: [id = ''] }) =>
    show(account, 'credit_notes', voidCreditNote(account, account.find('credit_notes', id))),
  ),
];

function matches(invoice: Invoice, params: Values<typeof LIST>): boolean {
  return (
    (params.subscription === undefined || invoice.parent?.subscription_details?.subscription === params.subscription) &&
    (params.status === undefined || invoice.status === params.status) &&
    (params.collection_method === undefined || invoice.collection_method === params.collection_method) &&
    (params.due_date === undefined || (invoice.due_date !== null && isWithin(invoice.due_date, params.due_date)))
  );
}

function create(account: StripeAccount, params: Values<typeof FIELDS>): Invoice {
  const customer = account.find('customers', required(params.customer, 'customer'), 'customer');
  const subscription = params.subscription ? account.find('subscriptions', params.subscription, 'subscription') : null;
  return draftInvoice(account, {
    customer,
    subscription,
    reason: 'manual',
    lines: [],
    withPendingItems: params.pending_invoice_items_behavior === 'include',
    autoAdvance: params.auto_advance ?? false,
    collectionMethod: params.collection_method ?? 'charge_automatically',
    daysUntilDue: params.days_until_due ?? null,
    description: params.description ?? null,
    metadata: params.metadata ?? {},
    ...(params.currency ? { currency: params.currency } : {}),
    ...(params.default_tax_rates ? { taxRates: params.default_tax_rates } : {}),
  });
}

/** Makes an invoice item: it goes onto the draft it names, or waits for the customer's next invoice. */
export function createItem(account: StripeAccount, params: Values<typeof ITEM>): InvoiceItem {
  const customer = account.find('customers', required(params.customer, 'customer'), 'customer');
  const invoice = params.invoice ? account.find('invoices', params.invoice, 'invoice') : null;
  if (invoice && invoice.status !== 'draft')
    throw invalidRequest('The invoice is not editable.', 'invoice', 'invoice_not_editable');
  const price = params.pricing?.price ? account.find('prices', params.pricing.price, 'pricing[price]') : null;
  const quantity = params.quantity ?? 1;
  const amount = price ? priceAmount(price, quantity) : required(params.amount, 'amount');
  const now = account.now();
  const item: InvoiceItem = {
    id: account.ids.next('ii'),
    object: 'invoiceitem',
    amount,
    currency: params.currency ?? price?.currency ?? customer.currency ?? 'usd',
    customer: customer.id,
    customer_account: null,
    date: now,
    description: params.description ?? null,
    discountable: params.discountable ?? true,
    discounts: [],
    invoice: invoice?.id ?? null,
    livemode: false,
    metadata: params.metadata ?? {},
    net_amount: amount,
    parent: params.subscription
      ? { subscription_details: { subscription: params.subscription }, type: 'subscription_details' }
      : null,
    period: { start: params.period?.start ?? now, end: params.period?.end ?? now },
    pricing: price
      ? {
          price_details: { price: price.id, product: price.product },
          type: 'price_details',
          unit_amount_decimal: price.unit_amount_decimal,
        }
      : null,
    proration: false,
    quantity,
    quantity_decimal: String(quantity),
    tax_rates: params.tax_rates ?? [],
    test_clock: null,
  };
  account.add('invoiceitems', item, 'invoiceitem.created');
  if (invoice) refreshDraft(account, invoice, [invoiceItemLine(account, item)]);
  return item;
}

/** Bills an amount at once, outside of any subscription. */
export function billOnce(account: StripeAccount, customer: string, amount: number, description: string): Invoice {
  createItem(account, { customer, amount, description });
  const draft = draftInvoice(account, {
    customer: account.find('customers', customer),
    subscription: null,
    reason: 'manual',
    lines: [],
    withPendingItems: true,
  });
  return collect(account, finalizeInvoice(account, draft));
}
