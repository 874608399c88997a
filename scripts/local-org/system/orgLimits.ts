import { ApexList, ApexMap } from '../runtime/collections.ts';
import { SystemObject } from '../runtime/systemObject.ts';
import { types } from '../runtime/typeRef.ts';
import { defineClass } from './define.ts';
import type { SystemClass } from './define.ts';
import { systemType } from './support.ts';

/** A `System.OrgLimit`: an allowance of the whole org for a day or an hour. */
class OrgLimit extends SystemObject {
  readonly name: string;
  readonly limit: number;

  constructor(name: string, limit: number) {
    super(systemType('OrgLimit'));
    this.name = name;
    this.limit = limit;
  }

  override toString(): string {
    return `OrgLimit[${this.name}: 0 of ${this.limit}]`;
  }
}

/** What a Developer Edition org has; the local org uses none of it up. */
const allowances: Readonly<Record<string, number>> = {
  DailyApiRequests: 15_000,
  DailyAsyncApexExecutions: 250_000,
  DailyAsyncApexTests: 500,
  DailyBulkApiBatches: 15_000,
  DailyWorkflowEmails: 50,
  DataStorageMB: 5,
  FileStorageMB: 20,
  HourlyPublishedPlatformEvents: 50_000,
  HourlyPublishedStandardVolumePlatformEvents: 1000,
  MassEmail: 10,
  SingleEmail: 15,
};

const all = (): OrgLimit[] => Object.entries(allowances).map(([name, limit]) => new OrgLimit(name, limit));

/** Salesforce: Apex Reference, "OrgLimits Class" and "OrgLimit Class". */
export const orgLimitClasses: readonly SystemClass[] = [
  defineClass('OrgLimits', {
    members: {
      'static List<OrgLimit> getAll()': () => new ApexList(systemType('OrgLimit'), all()),
      'static Map<String,OrgLimit> getMap()': () =>
        new ApexMap(
          types.string,
          systemType('OrgLimit'),
          all().map((each) => [each.name, each] as const),
        ),
    },
  }),
  defineClass('OrgLimit', {
    members: {
      'String getName()': (self: OrgLimit) => self.name,
      'Integer getValue()': () => 0,
      'Integer getLimit()': (self: OrgLimit) => self.limit,
      'String toString()': (self: OrgLimit) => self.toString(),
    },
  }),
];
