import { ApexList, ApexMap, ApexSet } from '../../runtime/collections.ts';
import { builtInExceptions } from '../../runtime/exceptions.ts';
import type { ApexException, DmlFailure } from '../../runtime/exceptions.ts';
import { apexException, exceptionConstructor, unsupported } from '../../runtime/exceptions.ts';
import { setOf, types } from '../../runtime/typeRef.ts';
import type { TypeRef } from '../../runtime/typeRef.ts';
import { defineClass } from '../define.ts';
import type { Implementation, SystemClass } from '../define.ts';
import { statusCode } from '../database/statusCode.ts';

function make(type: TypeRef, message: string | null = null, cause: ApexException | null = null): ApexException {
  const constructor = exceptionConstructor(type.name);
  if (!constructor) throw unsupported(`exception ${type.name}`, 'Exception');
  const made = new constructor(message);
  made.cause = cause;
  return made;
}

const constructors = {
  '()': (type: TypeRef) => make(type),
  '(String message)': make,
  '(String message, Exception cause)': make,
  '(Exception cause)': (type: TypeRef, cause: ApexException | null) => make(type, null, cause),
};

/** What every exception can do. Salesforce: Apex Reference, "Exception Class and Built-In Exceptions". */
const exception = defineClass('Exception', {
  isVirtual: true,
  isAbstract: true,
  constructors,
  members: {
    'String getMessage()': (self: ApexException) => self.messageText,
    'void setMessage(String message)': (self: ApexException, message: string | null) => {
      self.message = message;
      self.isMessageReplaced = true;
    },
    'Exception getCause()': (self: ApexException) => self.cause,
    'void initCause(Exception cause)': (self: ApexException, cause: ApexException | null) => {
      if (self.cause !== null) throw apexException('IllegalArgumentException', 'The cause has been set already');
      self.cause = cause;
    },
    'Integer getLineNumber()': (self: ApexException) => self.trace[0]?.line ?? 0,
    'String getStackTraceString()': (self: ApexException) => self.stackTrace,
    'String getTypeName()': (self: ApexException) => self.typeName,
    'Map<String,Set<String>> getInaccessibleFields()': (self: ApexException) =>
      new ApexMap(
        types.string,
        setOf(types.string),
        [...self.inaccessibleFields].map(([object, fields]) => [object, new ApexSet(types.string, fields)] as const),
      ),
    'String toString()': (self: ApexException) => self.toString(),
  },
});

function failure(self: ApexException, index: number): DmlFailure {
  const found = self.dmlFailures[index];
  if (found) return found;
  throw apexException('ListException', `List index out of bounds: ${index}`);
}

const texts = (items: readonly string[]): ApexList => new ApexList(types.string, [...items]);

/** What a `DmlException` tells of the records that failed. Salesforce: Apex Reference, "DmlException Methods". */
const dmlMembers: Readonly<Record<string, Implementation>> = {
  'Integer getNumDml()': (self: ApexException) => self.dmlFailures.length,
  'Integer getDmlIndex(Integer index)': (self: ApexException, index: number) => failure(self, index).index,
  'Id getDmlId(Integer index)': (self: ApexException, index: number) => failure(self, index).id,
  'String getDmlMessage(Integer index)': (self: ApexException, index: number) => failure(self, index).message,
  'String getDmlStatusCode(Integer index)': (self: ApexException, index: number) => failure(self, index).statusCode,
  'StatusCode getDmlType(Integer index)': (self: ApexException, index: number) =>
    statusCode.value(failure(self, index).statusCode),
  'List<String> getDmlFieldNames(Integer index)': (self: ApexException, index: number) =>
    texts(failure(self, index).fields),
};

const ownMembers: Readonly<Record<string, Readonly<Record<string, Implementation>>>> = {
  DmlException: dmlMembers,
  EmailException: dmlMembers,
};

/** `Exception` and all that the platform throws. */
export const exceptions: readonly SystemClass[] = [
  exception,
  ...builtInExceptions.map((name) =>
    defineClass(name, { superclass: 'Exception', isVirtual: true, constructors, members: ownMembers[name] }),
  ),
];
