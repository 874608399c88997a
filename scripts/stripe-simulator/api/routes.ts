import type { StripeAccount } from '../account/account.ts';
import { invalidRequest } from '../account/stripeError.ts';
import type { Kind, Kinds } from '../state/objects.ts';
import { listOf, present, type WireObject } from '../wire/present.ts';
import type { FormTree } from './form.ts';
import { integer, isWithin, listOfValues, readParams, text, timeRange, type Reader, type Values } from './params.ts';

type Shape = Record<string, Reader<unknown>>;

/** What a route works on. */
export interface Call<S extends Shape> {
  account: StripeAccount;
  params: Values<S>;
  /** The ids in the path, in order. */
  ids: readonly string[];
}

/** An address of the API and what it does. */
export interface Route {
  method: string;
  /** Segments of the path; `:id` stands for any id. */
  segments: readonly string[];
  /** Answers with the object before `expand` is applied. */
  answer: (account: StripeAccount, ids: readonly string[], tree: FormTree) => WireObject;
}

/** Describes one address: `route('POST', '/v1/customers/:id', { email: text }, handler)`. */
export function route<S extends Shape>(
  method: string,
  path: string,
  readers: S,
  handle: (call: Call<S>) => WireObject,
): Route {
  return {
    method,
    segments: path.split('/').slice(1),
    answer: (account, ids, tree) => handle({ account, ids, params: readParams(readers, tree) }),
  };
}

/** `GET /v1/<kind>/:id`. */
export function retrieve<K extends Kind>(path: string, kind: K): Route {
  return route('GET', `${path}/:id`, {}, ({ account, ids: [id = ''] }) => show(account, kind, account.find(kind, id)));
}

/** The object as an answer shows it. */
export function show<K extends Kind>(account: StripeAccount, kind: K, object: Kinds[K]): WireObject {
  return present(kind, account.store.get(kind, object.id) ?? object, account.store);
}

const PAGING = { limit: integer, starting_after: text, ending_before: text };

/**
 * `GET /v1/<kind>`: newest first, a page at a time.
 * @param filters the parameters beside paging and `created`
 * @param choose the objects that the filters let through, oldest first
 */
export function listRoute<K extends Kind, S extends Shape>(
  path: string,
  kind: K,
  filters: S,
  choose: (call: Call<S>) => readonly Kinds[K][],
): Route {
  return route('GET', path, { ...filters, ...PAGING, created: timeRange }, (call) => {
    const { created, ...paging } = call.params as Values<typeof PAGING & { created: typeof timeRange }>;
    const chosen = choose(call as unknown as Call<S>).filter((object) => isWithin(createdOf(object), created));
    const { page, hasMore } = pageOf(chosen.toReversed(), paging);
    return listOf(
      page.map((object) => present(kind, object, call.account.store)),
      path,
      hasMore,
    );
  });
}

/** Cuts a page out of objects that are ordered newest first. @throws StripeError when a cursor is unknown */
export function pageOf<T extends { id: string }>(
  objects: readonly T[],
  paging: Values<typeof PAGING>,
): { page: T[]; hasMore: boolean } {
  const limit = paging.limit ?? 10;
  if (limit < 1 || limit > 100) throw invalidRequest(`Invalid limit: ${limit}. Must be between 1 and 100.`, 'limit');
  if (paging.ending_before !== undefined) {
    const end = positionOf(objects, paging.ending_before, 'ending_before');
    return { page: objects.slice(Math.max(0, end - limit), end), hasMore: end > limit };
  }
  const start =
    paging.starting_after === undefined ? 0 : positionOf(objects, paging.starting_after, 'starting_after') + 1;
  return { page: objects.slice(start, start + limit), hasMore: objects.length > start + limit };
}

export const PAGE_PARAMS = PAGING;

/** The paths of `expand[]`, which every address takes. */
export function takeExpand(tree: FormTree): { expand: string[]; rest: FormTree } {
  const { expand, ...rest } = tree;
  return { expand: expand === undefined ? [] : listOfValues(text)(expand, 'expand'), rest };
}

function positionOf(objects: readonly { id: string }[], id: string, param: string): number {
  const position = objects.findIndex((object) => object.id === id);
  if (position < 0) throw invalidRequest(`No such object: '${id}'`, param, 'resource_missing');
  return position;
}

function createdOf(object: object): number {
  const { created, date } = object as { created?: number; date?: number };
  return created ?? date ?? 0;
}
