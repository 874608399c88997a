import type { SystemClass } from '../define.ts';
import { blob } from './blob.ts';
import { boolean } from './boolean.ts';
import { callable } from './callable.ts';
import { comparable, comparator } from './collection/comparable.ts';
import { iterable, iterator } from './collection/iterate.ts';
import { list } from './collection/list.ts';
import { map } from './collection/map.ts';
import { set } from './collection/set.ts';
import { enumMethods } from './enum.ts';
import { exceptions } from './exception.ts';
import { id } from './id.ts';
import { decimal } from './number/decimal.ts';
import { double } from './number/double.ts';
import { integer } from './number/integer.ts';
import { long } from './number/long.ts';
import { math } from './number/math.ts';
import { roundingMode } from './number/roundingMode.ts';
import { object } from './object.ts';
import { string } from './string/string.ts';
import { date } from './time/date.ts';
import { datetime } from './time/datetime.ts';
import { time } from './time/time.ts';
import { type } from './type.ts';

/** The classes that the language itself leans on: primitives, collections, exceptions, types. */
export const languageClasses: readonly SystemClass[] = [
  blob,
  boolean,
  callable,
  comparable,
  comparator,
  date,
  datetime,
  decimal,
  double,
  enumMethods,
  id,
  integer,
  iterable,
  iterator,
  list,
  long,
  map,
  math,
  object,
  roundingMode.definition,
  set,
  string,
  time,
  type,
  ...exceptions,
];
