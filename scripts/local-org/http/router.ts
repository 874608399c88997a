import type { HttpReply, HttpRequest } from './message.ts';

/** A request with the values that its path gave to the pattern's names. */
export interface RoutedRequest extends HttpRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly search: URLSearchParams;
}

/** Answers one kind of request. `Context` is what the thread it runs in has to offer. */
export type Handler<Context> = (request: RoutedRequest, context: Context) => HttpReply | Promise<HttpReply>;

interface Route<Context> {
  readonly method: string;
  readonly segments: readonly string[];
  readonly handler: Handler<Context>;
}

/** What a request's path and method lead to. */
export interface RouteMatch<Context> {
  readonly handler: Handler<Context>;
  readonly params: Readonly<Record<string, string>>;
}

const split = (path: string): string[] => path.split('/').filter((segment) => segment !== '');

function matchSegments(pattern: readonly string[], path: readonly string[]): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (const [index, segment] of pattern.entries()) {
    if (segment.startsWith('*')) {
      params[segment.slice(1)] = path.slice(index).join('/');
      return params;
    }
    const actual = path[index];
    if (actual === undefined) return undefined;
    if (segment.startsWith(':')) params[segment.slice(1)] = actual;
    else if (segment.toLowerCase() !== actual.toLowerCase()) return undefined;
  }
  return pattern.length === path.length ? params : undefined;
}

/**
 * Finds the handler of a request. Patterns are paths whose segments may be `:name` (one segment) and, at the end,
 * `*name` (all the rest). Earlier routes win.
 */
export class Router<Context> {
  readonly #routes: Route<Context>[] = [];

  /** Adds a route. @param method `GET`, `POST`, … or `*` for all */
  route(method: string, pattern: string, handler: Handler<Context>): this {
    this.#routes.push({ method, segments: split(pattern), handler });
    return this;
  }

  /** The handler of a request, or the methods that its path would take: none if no route has the path. */
  find(method: string, path: string): RouteMatch<Context> | { readonly allowed: readonly string[] } {
    const segments = split(path);
    const allowed: string[] = [];
    for (const route of this.#routes) {
      const params = matchSegments(route.segments, segments);
      if (!params) continue;
      if (route.method === '*' || route.method === method) return { handler: route.handler, params };
      allowed.push(route.method);
    }
    return { allowed };
  }
}
