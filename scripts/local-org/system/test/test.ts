import { ApexList } from '../../runtime/collections.ts';
import type { ApexDatetime } from '../../runtime/dates.ts';
import { apexException } from '../../runtime/exceptions.ts';
import { SystemObject } from '../../runtime/systemObject.ts';
import { current } from '../../runtime/transaction.ts';
import type { TypeValue } from '../language/type.ts';
import { defineClass } from '../define.ts';
import type { Implementation } from '../define.ts';
import { TestBroker } from '../eventBus.ts';
import { InstallContextValue } from '../install.ts';
import { refuse, required, systemType } from '../support.ts';
import type { VersionValue } from '../version.ts';
import { testContext } from './testContext.ts';
import type { TestContext } from './testContext.ts';

/** The context of the running test. @throws TypeException outside of tests, as the platform refuses to compile it */
function contextOf(method: string): TestContext {
  const context = testContext();
  if (!context) throw apexException('TypeException', `Test.${method} can only be called in a test method`);
  return context;
}

/** A fresh set of limits; what was counted before comes back with `stopTest`. */
function startTest(): void {
  const context = contextOf('startTest');
  if (context.phase !== 'before') throw apexException('FinalException', 'Testing already started');
  const transaction = current();
  context.outerLimits = transaction.limits;
  transaction.limits = context.makeLimits();
  transaction.database.markClean();
  context.phase = 'started';
}

/** Runs what was enqueued since `startTest`, then goes on with the limits of before. */
function stopTest(): void {
  const context = contextOf('stopTest');
  if (context.phase !== 'started') throw apexException('FinalException', 'Testing not started');
  const transaction = current();
  transaction.jobs.flushForTest('all');
  if (context.outerLimits) transaction.limits = context.outerLimits;
  context.phase = 'stopped';
}

function setMock(interfaceType: TypeValue | null, mock: unknown): void {
  contextOf('setMock').mocks.set(required(interfaceType).ref.name.toLowerCase(), required(mock));
}

function setFixedSearchResults(ids: ApexList | null): void {
  contextOf('setFixedSearchResults').fixedSearchResults = required(ids).items as string[];
}

function testInstall(handler: unknown, previous: VersionValue | null, isPush = false): void {
  contextOf('testInstall');
  current().services.program.invokeMethod(required(handler), 'onInstall', [new InstallContextValue(previous, isPush)]);
}

function testUninstall(handler: unknown): void {
  contextOf('testUninstall');
  const uninstallContext = new SystemObject(systemType('UninstallContext'));
  current().services.program.invokeMethod(required(handler), 'onUninstall', [uninstallContext]);
}

/** The standard price book; made on first use, for it can't be inserted with DML. */
function standardPricebookId(): string | null {
  const soql = 'SELECT Id FROM Pricebook2 WHERE IsStandard = true LIMIT 1';
  const found = current().database.queryDynamic(soql, () => null, { mode: 'system', sharing: false });
  return found.records[0]?.id ?? null;
}

const flow: Readonly<Record<string, Implementation>> = {
  'static void startTest()': startTest,
  'static void stopTest()': stopTest,
  'static Boolean isRunningTest()': () => testContext() !== null,
  'static EventBus.TestBroker getEventBus()': () => new TestBroker(),
  'static void enableChangeDataCapture()': refuse('Test.enableChangeDataCapture'),
  'static void setReadOnlyApplicationMode(Boolean isReadOnly)': refuse('Test.setReadOnlyApplicationMode'),
};

const doubles: Readonly<Record<string, Implementation>> = {
  'static void setMock(Type interfaceType, Object mock)': setMock,
  'static Object createStub(Type parentType, StubProvider provider)': (type: TypeValue | null, provider: unknown) =>
    current().services.program.createStub(required(type).ref, required(provider)),
  'static void setFixedSearchResults(List<Id> ids)': setFixedSearchResults,
  'static void setContinuationResponse(String label, HttpResponse response)': refuse('Test.setContinuationResponse'),
  'static Object invokeContinuationMethod(Object controller, Object continuation)': refuse(
    'Test.invokeContinuationMethod',
  ),
  'static void createSoqlStub(Schema.SObjectType type, Object stub)': refuse('Test.createSoqlStub'),
};

const data: Readonly<Record<string, Implementation>> = {
  'static void setCreatedDate(Id recordId, Datetime created)': (id: string | null, created: ApexDatetime | null) =>
    current().database.setCreatedDate(required(id), required(created).milliseconds),
  'static List<SObject> loadData(Schema.SObjectType type, String resource)': refuse('Test.loadData'),
  'static Id getStandardPricebookId()': standardPricebookId,
  'static void calculatePermissionSetGroup(String groupId)': () => undefined,
  'static void calculatePermissionSetGroup(List<String> groupIds)': () => undefined,
};

const packaging: Readonly<Record<string, Implementation>> = {
  'static void testInstall(InstallHandler handler, Version previous)': testInstall,
  'static void testInstall(InstallHandler handler, Version previous, Boolean isPush)': testInstall,
  'static void testUninstall(UninstallHandler handler)': testUninstall,
  'static void testSandboxPostCopyScript(Object script, Id organizationId, Id sandboxId, String sandboxName)': refuse(
    'Test.testSandboxPostCopyScript',
  ),
};

/** Salesforce: Apex Reference, "Test Class". */
export const test = defineClass('Test', {
  members: {
    ...flow,
    ...doubles,
    ...data,
    ...packaging,
    'static void setCurrentPage(Object page)': refuse('Test.setCurrentPage (Visualforce)'),
    'static void setCurrentPageReference(Object page)': refuse('Test.setCurrentPageReference (Visualforce)'),
  },
});

/** Salesforce: Apex Reference, "StubProvider Interface". */
export const stubProvider = defineClass('StubProvider', {
  kind: 'interface',
  members: {
    'Object handleMethodCall(Object stubbedObject, String stubbedMethodName, Type returnType, List<Type> listOfParamTypes, List<String> listOfParamNames, List<Object> listOfArgs)':
      refuse('StubProvider.handleMethodCall'),
  },
});
