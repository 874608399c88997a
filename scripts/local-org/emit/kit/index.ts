import { ApexObject } from '../../runtime/apexObject.ts';
import { ApexList, ApexMap, ApexSet } from '../../runtime/collections.ts';
import { exceptionConstructor } from '../../runtime/exceptions.ts';
import { enter, frames, leave } from '../../runtime/frames.ts';
import * as numbers from '../../runtime/numbers.ts';
import { idsEqual, stringToId } from '../../runtime/recordId.ts';
import { textOf } from '../../runtime/text.ts';
import { castTo, isInstance } from '../../runtime/typeTests.ts';
import { textsEqual, valuesEqual } from '../../runtime/values.ts';
import { ApexDatetime } from '../../runtime/dates.ts';
import type { ApexDate } from '../../runtime/dates.ts';
import { runAs } from '../../system/test/runAs.ts';
import * as database from './database.ts';
import * as guards from './guards.ts';
import * as loops from './loops.ts';
import * as objects from './objects.ts';
import * as records from './records.ts';
import * as tokens from './tokens.ts';

const dateToDatetime = (date: ApexDate | null): ApexDatetime | null => date && new ApexDatetime(date.utcMilliseconds);

/** Everything that emitted code calls, by the name under which it calls it. */
export const kit: Readonly<Record<string, unknown>> = {
  ApexObject,
  ApexList,
  ApexMap,
  ApexSet,
  exceptionConstructor,
  enter,
  leave,
  frames,
  ...numbers,
  idsEqual,
  stringToId,
  textOf,
  castTo,
  isInstance,
  textsEqual,
  valuesEqual,
  dateToDatetime,
  runAs,
  ...database,
  ...guards,
  ...loops,
  ...objects,
  ...records,
  ...tokens,
};
