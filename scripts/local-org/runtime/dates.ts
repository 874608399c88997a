const millisecondsPerDay = 86_400_000;

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** Days in a month of the Gregorian calendar; months count from 1. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(2000, month, 0)).getUTCDate() + (month === 2 && !isLeapYear(year) ? -1 : 0);
}

/** Whether a year has a 29th of February. */
export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days since 1970-01-01. Months and days out of range roll over. */
function epochDayOf(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.floor(date.getTime() / millisecondsPerDay);
}

/** Apex `Date`: a calendar day without a time zone. Immutable. Salesforce: Apex Reference, "Date Class". */
export class ApexDate {
  /** Days since 1970-01-01. */
  readonly epochDay: number;

  constructor(epochDay: number) {
    this.epochDay = epochDay;
  }

  /** @param month from 1; months and days out of range roll over */
  static of(year: number, month: number, day: number): ApexDate {
    return new ApexDate(epochDayOf(year, month, day));
  }

  /** Reads `2026-11-23`; undefined for any other text. */
  static parseIso(text: string): ApexDate | undefined {
    const match = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
    if (!match) return undefined;
    const [year, month, day] = match.slice(1).map(Number);
    if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
    return ApexDate.of(year, month, day);
  }

  get year(): number {
    return this.#utc().getUTCFullYear();
  }

  /** From 1. */
  get month(): number {
    return this.#utc().getUTCMonth() + 1;
  }

  get day(): number {
    return this.#utc().getUTCDate();
  }

  addDays(days: number): ApexDate {
    return new ApexDate(this.epochDay + days);
  }

  /** The same day of another month, or that month's last day if it has no such day. */
  addMonths(months: number): ApexDate {
    const first = new ApexDate(epochDayOf(this.year, this.month + months, 1));
    return first.addDays(Math.min(this.day, daysInMonth(first.year, first.month)) - 1);
  }

  /** Milliseconds since 1970 of this day's midnight in UTC. */
  get utcMilliseconds(): number {
    return this.epochDay * millisecondsPerDay;
  }

  /** `2026-11-23`. */
  toString(): string {
    return `${String(this.year).padStart(4, '0')}-${twoDigits(this.month)}-${twoDigits(this.day)}`;
  }

  #utc(): Date {
    return new Date(this.utcMilliseconds);
  }
}

/** Apex `Datetime`: an instant. Immutable. Salesforce: Apex Reference, "Datetime Class". */
export class ApexDatetime {
  /** Since 1970-01-01T00:00Z. */
  readonly milliseconds: number;

  constructor(milliseconds: number) {
    this.milliseconds = milliseconds;
  }

  /** Parts in UTC; what is out of range rolls over. @param month from 1 */
  static ofUtc(
    year: number,
    month: number,
    day: number,
    hour = 0,
    minute = 0,
    second = 0,
    millisecond = 0,
  ): ApexDatetime {
    const time = ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;
    return new ApexDatetime(epochDayOf(year, month, day) * millisecondsPerDay + time);
  }

  /** Reads ISO 8601 with an offset or `Z`; undefined for any other text. */
  static parseIso(text: string): ApexDatetime | undefined {
    if (!/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(text)) return undefined;
    const milliseconds = Date.parse(text.replace(' ', 'T').replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
    return Number.isNaN(milliseconds) ? undefined : new ApexDatetime(milliseconds);
  }

  /** The calendar day in UTC. */
  get utcDate(): ApexDate {
    return new ApexDate(Math.floor(this.milliseconds / millisecondsPerDay));
  }

  /** The time of day in UTC. */
  get utcTime(): ApexTime {
    return new ApexTime(this.milliseconds - this.utcDate.utcMilliseconds);
  }

  addMilliseconds(milliseconds: number): ApexDatetime {
    return new ApexDatetime(this.milliseconds + milliseconds);
  }

  /** The same day of another month in UTC, or that month's last day, at the same time of day. */
  addUtcMonths(months: number): ApexDatetime {
    const { utcDate } = this;
    return this.addMilliseconds(utcDate.addMonths(months).utcMilliseconds - utcDate.utcMilliseconds);
  }

  /** `2026-11-23T14:00:00.000Z`, the form of JSON.serialize. */
  toIsoString(): string {
    return new Date(this.milliseconds).toISOString();
  }

  /** `2026-11-23 14:00:00` in UTC. */
  toString(): string {
    return this.toIsoString().slice(0, 19).replace('T', ' ');
  }
}

/** Apex `Time`: a time of day. Immutable. Salesforce: Apex Reference, "Time Class". */
export class ApexTime {
  /** Since midnight, 0 to 86,399,999. */
  readonly milliseconds: number;

  constructor(milliseconds: number) {
    this.milliseconds = ((milliseconds % millisecondsPerDay) + millisecondsPerDay) % millisecondsPerDay;
  }

  static of(hour: number, minute: number, second: number, millisecond: number): ApexTime {
    return new ApexTime(((hour * 60 + minute) * 60 + second) * 1000 + millisecond);
  }

  get hour(): number {
    return Math.floor(this.milliseconds / 3_600_000);
  }

  get minute(): number {
    return Math.floor(this.milliseconds / 60_000) % 60;
  }

  get second(): number {
    return Math.floor(this.milliseconds / 1000) % 60;
  }

  get millisecond(): number {
    return this.milliseconds % 1000;
  }

  addMilliseconds(milliseconds: number): ApexTime {
    return new ApexTime(this.milliseconds + milliseconds);
  }

  /** `14:00:00.000Z`. */
  toString(): string {
    return `${new Date(this.milliseconds).toISOString().slice(11)}`;
  }
}
