import { ApexList } from '../../runtime/collections.ts';
import { SystemObject } from '../../runtime/systemObject.ts';
import { types } from '../../runtime/typeRef.ts';
import type { SaveError, SaveOutcome } from '../../ports.ts';
import { defineClass } from '../define.ts';
import type { Accessor, Implementation, SystemClass } from '../define.ts';
import { refuse, systemType } from '../support.ts';
import { statusCode } from './statusCode.ts';

/** The classes that tell how a record fared. */
export type ResultClass =
  | 'SaveResult'
  | 'UpsertResult'
  | 'DeleteResult'
  | 'UndeleteResult'
  | 'MergeResult'
  | 'EmptyRecycleBinResult'
  | 'LeadConvertResult';

/** A `Database.Error`. */
export class ErrorValue extends SystemObject {
  readonly error: SaveError;

  constructor(error: SaveError) {
    super(systemType('Database.Error'));
    this.error = error;
  }

  override toString(): string {
    const { fields, message, statusCode: code } = this.error;
    return `Database.Error[getFields=(${fields.join(', ')});getMessage=${message};getStatusCode=${code};]`;
  }
}

/** A `Database.SaveResult` or one of its kin. */
export class ResultValue extends SystemObject {
  readonly outcome: SaveOutcome;
  /** `Database.MergeResult` only. */
  readonly mergedIds: readonly string[];

  /** @param className a class of the Database namespace, or a dotted name of another one */
  constructor(className: ResultClass | `Approval.${string}`, outcome: SaveOutcome, mergedIds: readonly string[] = []) {
    super(systemType(className.includes('.') ? className : `Database.${className}`));
    this.outcome = outcome;
    this.mergedIds = mergedIds;
  }

  override toString(): string {
    const { id, success, errors } = this.outcome;
    const errorTexts = errors.map((error) => new ErrorValue(error).toString()).join(', ');
    return `${this.type.name}[getErrors=(${errorTexts});getId=${id};isSuccess=${success};]`;
  }
}

/** Results of a list, as Apex gets them. */
export function resultList(className: ResultClass, outcomes: readonly SaveOutcome[]): ApexList {
  const results = outcomes.map((outcome) => new ResultValue(className, outcome));
  return new ApexList(systemType(`Database.${className}`), results);
}

/** A list of `Database.Error`. */
export const errorList = (errors: readonly SaveError[]): ApexList =>
  new ApexList(
    systemType('Database.Error'),
    errors.map((error) => new ErrorValue(error)),
  );

const commonMembers: Readonly<Record<string, Implementation>> = {
  'Id getId()': (self: ResultValue) => self.outcome.id,
  'Boolean isSuccess()': (self: ResultValue) => self.outcome.success,
  'List<Database.Error> getErrors()': (self: ResultValue) => errorList(self.outcome.errors),
  'String toString()': (self: ResultValue) => self.toString(),
};

/** Apex reads the getters as properties, too: `result.success`. */
const commonProperties: Readonly<Record<string, Accessor>> = {
  'Id id': { get: (self: ResultValue) => self.outcome.id },
  'Boolean success': { get: (self: ResultValue) => self.outcome.success },
  'List<Database.Error> errors': { get: (self: ResultValue) => errorList(self.outcome.errors) },
  'Boolean created': { get: (self: ResultValue) => self.outcome.created },
};

const resultClass = (name: ResultClass, members: Readonly<Record<string, Implementation>> = {}): SystemClass =>
  defineClass(`Database.${name}`, { members: { ...commonMembers, ...members }, properties: commonProperties });

const idList = (ids: readonly string[]): ApexList => new ApexList(types.id, [...ids]);

/** Salesforce: Apex Reference, "Database Namespace": SaveResult, UpsertResult, DeleteResult … and Error. */
export const resultClasses: readonly SystemClass[] = [
  resultClass('SaveResult'),
  resultClass('UpsertResult', { 'Boolean isCreated()': (self: ResultValue) => self.outcome.created }),
  resultClass('DeleteResult'),
  resultClass('UndeleteResult'),
  resultClass('EmptyRecycleBinResult'),
  resultClass('MergeResult', {
    'List<Id> getMergedRecordIds()': (self: ResultValue) => idList(self.mergedIds),
    'List<Id> getUpdatedRelatedIds()': () => idList([]),
  }),
  resultClass('LeadConvertResult', {
    'Id getLeadId()': (self: ResultValue) => self.outcome.id,
    'Id getAccountId()': refuse('Database.LeadConvertResult.getAccountId'),
    'Id getContactId()': refuse('Database.LeadConvertResult.getContactId'),
    'Id getOpportunityId()': refuse('Database.LeadConvertResult.getOpportunityId'),
  }),
  defineClass('Database.Error', {
    members: {
      'String getMessage()': (self: ErrorValue) => self.error.message,
      'StatusCode getStatusCode()': (self: ErrorValue) => statusCode.value(self.error.statusCode),
      'List<String> getFields()': (self: ErrorValue) => new ApexList(types.string, [...self.error.fields]),
      'String toString()': (self: ErrorValue) => self.toString(),
    },
    properties: {
      'String message': { get: (self: ErrorValue) => self.error.message },
      'StatusCode statusCode': { get: (self: ErrorValue) => statusCode.value(self.error.statusCode) },
      'List<String> fields': { get: (self: ErrorValue) => new ApexList(types.string, [...self.error.fields]) },
    },
  }),
];
