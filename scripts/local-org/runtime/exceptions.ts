import { ApexObject } from './apexObject.ts';
import type { ClassDescriptor } from './apexObject.ts';
import { maximumDepth, onDepthExceeded, stackFrames, stackTraceText } from './frames.ts';
import type { StackFrame } from './frames.ts';
import { typeRef } from './typeRef.ts';
import type { SObjectRecord } from './sobject.ts';
import type { SaveError } from '../ports.ts';

/** One failed record of a `DmlException`. */
export interface DmlFailure extends SaveError {
  /** Position in the list that was handed to DML. */
  readonly index: number;
  readonly id: string | null;
}

const SCRIPT_THROWN = 'Script-thrown exception';

/** The base of every Apex exception, built in or written in Apex. JavaScript throws the object itself. */
export class ApexException extends ApexObject {
  message: string | null;
  /** True after `setMessage`. What an AuraHandledException is made with is for the browser: Apex does not get to read it. */
  isMessageReplaced = false;
  cause: ApexException | null = null;
  /** The stack where the exception was made, innermost call first. */
  trace: readonly StackFrame[];
  /** Failed records, of a `DmlException` only. */
  dmlFailures: readonly DmlFailure[] = [];
  /** Fields that could not be accessed, by object, of a `QueryException` only. */
  inaccessibleFields: ReadonlyMap<string, readonly string[]> = new Map();
  /** Records that `SObjectException` or validation speaks of. */
  record: SObjectRecord | null = null;

  constructor(message: string | null = null) {
    super();
    this.message = message;
    this.trace = stackFrames();
  }

  /** `System.DmlException`, `MyException`: the name that `getTypeName` gives. */
  get typeName(): string {
    return builtInNames.has(this.type.name) ? `System.${this.type.name}` : this.type.name;
  }

  /** What `getMessage` gives: never null. */
  get messageText(): string {
    if (this.type.name === 'AuraHandledException' && !this.isMessageReplaced) return SCRIPT_THROWN;
    return this.message ?? (builtInNames.has(this.type.name) ? '' : SCRIPT_THROWN);
  }

  get stackTrace(): string {
    return stackTraceText(this.trace);
  }

  /** `System.DmlException: message`, as logs print it. */
  override toString(): string {
    return `${this.typeName}: ${this.messageText}`;
  }
}

/** The exceptions of the System namespace. Salesforce: Apex Reference, "Exception Class and Built-In Exceptions". */
export const builtInExceptions = [
  'AssertException',
  'AsyncException',
  'BigObjectException',
  'CalloutException',
  'DataWeaveScriptException',
  'DmlException',
  'DuplicateMessageException',
  'EmailException',
  'ExternalObjectException',
  'FlowException',
  'HandledException',
  'IllegalArgumentException',
  'InvalidHeaderException',
  'InvalidParameterValueException',
  'JSONException',
  'LicenseException',
  'LimitException',
  'ListException',
  'MathException',
  'NoAccessException',
  'NoDataFoundException',
  'NoSuchElementException',
  'NullPointerException',
  'ProcedureException',
  'QueryException',
  'RequiredFeatureMissingException',
  'SearchException',
  'SecurityException',
  'SerializationException',
  'SObjectException',
  'StringException',
  'TouchHandledException',
  'TransientException',
  'TypeException',
  'UnexpectedException',
  'UnsupportedOperationException',
  'VisualforceException',
  'XmlException',
  'InvalidReadOnlyUserDmlException',
  'AuraException',
  'AuraHandledException',
  'FinalException',
  'FieldException',
  'Dom.XmlException',
  'Cache.Org.OrgCacheException',
  'Cache.Session.SessionCacheException',
  'EventBus.RetryableException',
  'ConnectApi.ConnectApiException',
  'FormulaValidationException',
  'FormulaEvaluationException',
  'ConnectApi.NotFoundException',
  'FatalCursorException',
  'TransientCursorException',
  'Cache.InvalidParamException',
] as const;

const builtInNames: ReadonlySet<string> = new Set(builtInExceptions);

/** The type `Exception`, which every exception can be assigned to. */
export const exceptionType = typeRef('class', 'Exception');

const rootDescriptor: ClassDescriptor = {
  type: exceptionType,
  apiVersion: 67,
  superclass: null,
  assignableTo: new Set([exceptionType, typeRef('class', 'Object')]),
  fields: [],
  methods: [],
  isAbstract: true,
};

/** Gives an exception class its descriptor; `descriptor` lies on the prototype, as for emitted classes. */
function describe(constructor: typeof ApexException, descriptor: ClassDescriptor): void {
  Object.defineProperty(constructor.prototype, 'descriptor', { value: descriptor });
}

describe(ApexException, rootDescriptor);

const constructors = new Map<string, typeof ApexException>(
  builtInExceptions.map((name) => {
    const type = typeRef('class', name);
    const constructor = class extends ApexException {};
    describe(constructor, {
      ...rootDescriptor,
      type,
      superclass: rootDescriptor,
      assignableTo: new Set([...rootDescriptor.assignableTo, type]),
      isAbstract: false,
    });
    return [name.toLowerCase(), constructor];
  }),
);

/** The JavaScript class of a built-in exception, or of `Exception` itself; undefined for other names. */
export function exceptionConstructor(name: string): typeof ApexException | undefined {
  return name.toLowerCase() === 'exception' ? ApexException : constructors.get(name.toLowerCase());
}

/**
 * A built-in exception, ready to be thrown.
 * @param name such as `DmlException`; `System.` is left out
 * @throws HostError when there is no exception of that name
 */
export function apexException(name: string, message: string | null = null): ApexException {
  const constructor = exceptionConstructor(name);
  if (!constructor) throw unsupported(`exception System.${name}`, 'the local org');
  return new constructor(message);
}

/** Going over a governor limit; Apex can't catch it. */
export function limitException(message: string): ApexException {
  return apexException('LimitException', message);
}

onDepthExceeded(() => limitException(`Maximum stack depth reached: ${maximumDepth + 1}`));

/** True for what `catch` in Apex never sees: limits, failed assertions, and failures of the local org itself. */
export function isUncatchable(thrown: unknown): boolean {
  return !(thrown instanceof ApexException) || uncatchableNames.has(thrown.type.name);
}

const uncatchableNames: ReadonlySet<string> = new Set(['LimitException', 'AssertException']);

/** A failure of the local org itself: a bug, or something that it does not support. Apex can't catch it. */
export class HostError extends Error {
  override readonly name = 'HostError';
}

/**
 * The refusal of something that the local org does not do.
 * @param what named as the platform names it
 * @param where class, file or statement
 */
export function unsupported(what: string, where: string): HostError {
  return new HostError(`${what} is not supported by the local org (in ${where})`);
}
