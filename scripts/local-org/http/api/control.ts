import { parseDuration } from '../../clock.ts';
import { ApiError, bodyObject, json, messageOf } from '../message.ts';
import type { HttpReply } from '../message.ts';
import type { RoutedRequest } from '../router.ts';
import { executeAnonymous } from './anonymousApex.ts';
import type { ApiContext, ApiOrg, ApiRouter } from './apiOrg.ts';
import { authenticated } from './sessions.ts';

function isoTime(time: number | undefined): string | null {
  return time === undefined ? null : new Date(time).toISOString();
}

function statusOf(org: ApiOrg): Record<string, unknown> {
  const { waiting, due, scheduled } = org.jobs.counts();
  return {
    clock: isoTime(org.clock.now()),
    clockOffsetSeconds: Math.round(org.clock.offset / 1000),
    queue: { waiting, due, scheduled, nextDue: isoTime(org.jobs.nextDue()) },
    events: { newest: org.jobs.newestEvent() },
    organizationId: org.organizationId,
    apexClasses: [...org.services.program.classes()].length,
    problems: org.services.program.problems.length,
  };
}

const status = (_request: RoutedRequest, { org }: ApiContext): HttpReply => json(statusOf(org));

async function settle(_request: RoutedRequest, { org }: ApiContext): Promise<HttpReply> {
  await org.settle();
  return json(statusOf(org));
}

/** Longest move of the clock: jobs that fall due every few minutes are all run on the way. */
const longestMoveDays = 3_660;

/** The time that a request moves the clock to, in milliseconds. */
function targetOf(body: Record<string, unknown>, now: number): number {
  const target = askedTime(body, now);
  if (target < now) throw new RangeError(`the clock shows ${isoTime(now)} and only moves forward`);
  if (target - now > longestMoveDays * 86_400_000)
    throw new RangeError(`the clock moves by at most ${longestMoveDays} days at a time`);
  return target;
}

function askedTime(body: Record<string, unknown>, now: number): number {
  if (typeof body.advance === 'string') return now + parseDuration(body.advance);
  const time = typeof body.now === 'string' ? Date.parse(body.now) : NaN;
  if (Number.isNaN(time)) throw new RangeError('give {"advance":"PT5M"} or {"now":"2026-11-29T00:00:00Z"}');
  return time;
}

async function moveClock(request: RoutedRequest, { org }: ApiContext): Promise<HttpReply> {
  try {
    await org.moveClock(targetOf(bodyObject(request), org.clock.now()));
  } catch (error) {
    if (error instanceof RangeError) throw new ApiError(400, 'INVALID_INPUT', messageOf(error));
    throw error;
  }
  return json(statusOf(org));
}

function exec(request: RoutedRequest, context: ApiContext): HttpReply {
  const { apex } = bodyObject(request);
  if (typeof apex !== 'string') throw new ApiError(400, 'INVALID_INPUT', 'give {"apex":"System.debug(1);"}');
  return json(executeAnonymous(context, apex));
}

/** What only the local org has: its state, its clock, anonymous Apex with its log, and a way to wait until it rests. */
export function controlRoutes(router: ApiRouter): void {
  router
    .route('GET', '/local-org/status', authenticated(status))
    .route('POST', '/local-org/settle', authenticated(settle))
    .route('POST', '/local-org/exec', authenticated(exec))
    .route('POST', '/local-org/clock', authenticated(moveClock));
}
