import { ApexDatetime } from '../runtime/dates.ts';
import type { ApexEnumValue } from '../runtime/enumValue.ts';
import { apexException } from '../runtime/exceptions.ts';
import { frames, stackFrames } from '../runtime/frames.ts';
import { current } from '../runtime/transaction.ts';
import { hashOf, keysEqual } from '../runtime/values.ts';
import type { AsyncOptionsValue } from './async/asyncOptions.ts';
import { assertEquals, assertNotEquals, assertTrue } from './assert.ts';
import { defineClass } from './define.ts';
import type { Implementation } from './define.ts';
import { quiddityShortCode } from './request.ts';
import { refuse, required, systemEnum } from './support.ts';
import { localDate } from './userTime.ts';
import { textOf } from '../runtime/text.ts';

/** Salesforce: Apex Reference, "LoggingLevel Enum". */
export const loggingLevel = systemEnum('LoggingLevel', [
  'NONE',
  'ERROR',
  'WARN',
  'INFO',
  'DEBUG',
  'FINE',
  'FINER',
  'FINEST',
  'INTERNAL',
]);

/** Writes a line of the debug log: `USER_DEBUG|[12]|DEBUG|text`. */
function debug(level: string, message: unknown): void {
  const line = frames.depth > frames.base ? (stackFrames()[0]?.line ?? 0) : 0;
  current().services.log(`USER_DEBUG|[${line}]|${level}|${textOf(message)}`);
}

const isQuiddity =
  (...names: string[]): Implementation =>
  () =>
    names.includes(current().quiddity);

const assertions: Readonly<Record<string, Implementation>> = {
  'static void assert(Boolean condition)': assertTrue,
  'static void assert(Boolean condition, Object message)': assertTrue,
  'static void assertEquals(Object expected, Object actual)': assertEquals,
  'static void assertEquals(Object expected, Object actual, Object message)': assertEquals,
  'static void assertNotEquals(Object notExpected, Object actual)': assertNotEquals,
  'static void assertNotEquals(Object notExpected, Object actual, Object message)': assertNotEquals,
};

const asyncWork: Readonly<Record<string, Implementation>> = {
  'static Id enqueueJob(Object queueable)': (job: unknown) => current().jobs.enqueueQueueable(required(job), {}),
  'static Id enqueueJob(Object queueable, Integer delayMinutes)': (job: unknown, delay: number | null) => {
    const delayMinutes = required(delay);
    if (delayMinutes < 0 || delayMinutes > 10) {
      throw apexException('IllegalArgumentException', 'Delay must be between 0 and 10 minutes');
    }
    return current().jobs.enqueueQueueable(required(job), { delayMinutes });
  },
  'static Id enqueueJob(Object queueable, AsyncOptions options)': (job: unknown, options: AsyncOptionsValue | null) =>
    current().jobs.enqueueQueueable(required(job), required(options).toEnqueueOptions()),
  'static void attachFinalizer(Object finalizer)': (finalizer: unknown) =>
    current().jobs.attachFinalizer(required(finalizer)),
  'static String schedule(String name, String cron, Object schedulable)': (
    name: string | null,
    cron: string | null,
    schedulable: unknown,
  ) => current().jobs.schedule(required(name), required(cron), required(schedulable)),
  'static String scheduleBatch(Object batch, String name, Integer minutesFromNow)': refuse('System.scheduleBatch'),
  'static String scheduleBatch(Object batch, String name, Integer minutesFromNow, Integer scope)':
    refuse('System.scheduleBatch'),
  'static void abortJob(String jobId)': (jobId: string | null) => current().jobs.abort(required(jobId)),
  'static Integer purgeOldAsyncJobs(Date before)': () => 0,
  'static Boolean isBatch()': isQuiddity('BATCH_APEX'),
  'static Boolean isFuture()': isQuiddity('FUTURE'),
  'static Boolean isQueueable()': isQuiddity('QUEUEABLE'),
  'static Boolean isScheduled()': isQuiddity('SCHEDULED'),
};

/** Salesforce: Apex Reference, "System Class". `System.runAs` with its block is a statement of the compiler's. */
export const system = defineClass('System', {
  members: {
    ...assertions,
    ...asyncWork,
    'static void debug(Object message)': (message: unknown) => debug('DEBUG', message),
    'static void debug(LoggingLevel level, Object message)': (level: ApexEnumValue | null, message: unknown) =>
      debug(required(level).name, message),
    'static Datetime now()': () => new ApexDatetime(current().clock.now()),
    'static Date today()': () => localDate(current().clock.now()),
    'static Long currentTimeMillis()': () => BigInt(current().clock.now()),
    'static Boolean equals(Object left, Object right)': (left: unknown, right: unknown) => keysEqual(left, right),
    'static Integer hashCode(Object value)': (value: unknown) => hashOf(value),
    'static String getQuiddityShortCode(Quiddity quiddity)': (quiddity: ApexEnumValue | null) =>
      quiddityShortCode(required(quiddity)),
    'static Object currentPageReference()': () => null,
    'static void setPassword(Id userId, String password)': refuse('System.setPassword'),
    'static Object resetPassword(Id userId, Boolean sendUserEmail)': refuse('System.resetPassword'),
    'static Object requestVersion()': refuse('System.requestVersion'),
    'static void changeOwnPassword(String oldPassword, String newPassword)': refuse('System.changeOwnPassword'),
  },
});
