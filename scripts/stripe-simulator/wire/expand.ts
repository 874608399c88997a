import { invalidRequest } from '../account/stripeError.ts';
import type { Kind, Kinds } from '../state/objects.ts';
import type { Store } from '../state/store.ts';
import { listOf, present, type WireObject } from './present.ts';

/** Stripe counts every segment of a path, `data` too. */
const DEEPEST = 4;

/** Fields that hold an id and can be expanded to the object it names. */
const REFERENCES: Partial<Record<string, Kind>> = {
  charge: 'charges',
  coupon: 'coupons',
  customer: 'customers',
  default_payment_method: 'payment_methods',
  default_price: 'prices',
  discount: 'discounts',
  discounts: 'discounts',
  invoice: 'invoices',
  latest_charge: 'charges',
  latest_invoice: 'invoices',
  payment_intent: 'payment_intents',
  payment_method: 'payment_methods',
  price: 'prices',
  product: 'products',
  promotion_code: 'promotion_codes',
  refund: 'refunds',
  schedule: 'subscription_schedules',
  subscription: 'subscriptions',
};

/** Fields that are left out unless they are expanded, by the `object` they belong to. */
const INCLUDES: Partial<Record<string, Partial<Record<string, (id: string, store: Store) => unknown>>>> = {
  invoice: {
    payments: (id, store) =>
      listOf(
        presentAll('invoice_payments', store.where('invoice_payments', 'invoice', id), store),
        '/v1/invoice_payments',
      ),
  },
  price: {
    tiers: (id, store) => store.get('prices', id)?.tiers ?? null,
    currency_options: (id, store) => store.get('prices', id)?.currency_options ?? null,
  },
  coupon: {
    applies_to: (id, store) => store.get('coupons', id)?.applies_to ?? null,
    currency_options: (id, store) => store.get('coupons', id)?.currency_options ?? null,
  },
  charge: {
    refunds: (id, store) =>
      listOf(presentAll('refunds', store.where('refunds', 'charge', id).reverse(), store), `/v1/charges/${id}/refunds`),
  },
  customer: {
    subscriptions: (id, store) => {
      const current = store.where('subscriptions', 'customer', id).filter((one) => one.status !== 'canceled');
      return listOf(presentAll('subscriptions', current.reverse(), store), `/v1/customers/${id}/subscriptions`);
    },
    sources: (id) => listOf([], `/v1/customers/${id}/sources`),
    tax_ids: (id) => listOf([], `/v1/customers/${id}/tax_ids`),
  },
};

type Tree = Map<string, Tree>;

/**
 * Expands an object, or a list of objects, by the paths of `expand[]`.
 * @throws StripeError 400 when a path is too deep or names something that can't be expanded
 */
export function expand(value: WireObject, paths: readonly string[], store: Store): WireObject {
  if (paths.length === 0) return value;
  const tree: Tree = new Map();
  for (const path of paths) {
    const segments = path.split('.');
    if (segments.length > DEEPEST) {
      throw invalidRequest(`You cannot expand more than ${DEEPEST} levels of a property. Property: ${path}`, 'expand');
    }
    let node = tree;
    for (const segment of segments) {
      let child = node.get(segment);
      if (!child) node.set(segment, (child = new Map()));
      node = child;
    }
  }
  return expandObject(value, tree, '', store);
}

function expandObject(object: WireObject, tree: Tree, path: string, store: Store): WireObject {
  // Of a deleted object only its id is left; asking for more is no mistake of the one who asks.
  if (object['deleted'] === true) return object;
  const expanded = { ...object };
  for (const [key, subtree] of tree) {
    const here = path ? `${path}.${key}` : key;
    const include = INCLUDES[String(object['object'])]?.[key];
    const value = include && expanded[key] === undefined ? include(String(object['id']), store) : expanded[key];
    expanded[key] = expandValue(value, subtree, { key, path: here, isInclude: include !== undefined }, store);
  }
  return expanded;
}

interface Place {
  key: string;
  path: string;
  isInclude: boolean;
}

function expandValue(value: unknown, tree: Tree, place: Place, store: Store): unknown {
  if (Array.isArray(value)) return value.map((element) => expandValue(element, tree, place, store));
  const kind = REFERENCES[place.key];
  if (value === undefined || (tree.size === 0 && !place.isInclude && !kind)) {
    throw invalidRequest(`This property cannot be expanded (${place.path}).`, 'expand');
  }
  if (value === null) return null;
  if (typeof value === 'string') {
    if (!kind) throw invalidRequest(`This property cannot be expanded (${place.path}).`, 'expand');
    const target = resolve(kind, value, store);
    return tree.size === 0 || target === null ? target : expandObject(target, tree, place.path, store);
  }
  return tree.size === 0 ? value : expandObject(value as WireObject, tree, place.path, store);
}

function resolve(kind: Kind, id: string, store: Store): WireObject | null {
  const object = store.get(kind, id);
  if (object) return present(kind, object, store);
  const deleted = kind === 'customers' ? store.get('deleted_customers', id) : undefined;
  return deleted ? { ...deleted } : null;
}

function presentAll<K extends Kind>(kind: K, objects: Kinds[K][], store: Store): WireObject[] {
  return objects.map((object) => present(kind, object, store));
}
