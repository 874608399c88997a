import { accessLevel } from './accessLevel.ts';
import { approvalClasses } from './approval.ts';
import { assert } from './assert.ts';
import { asyncOptionsClasses } from './async/asyncOptions.ts';
import { contextClasses, parentJobResult } from './async/contexts.ts';
import { asyncInterfaces } from './async/interfaces.ts';
import { changeEventHeader } from './changeEventHeader.ts';
import { cacheClasses, cacheVisibility } from './cache.ts';
import { namedCredentialClasses } from './connect-api/namedCredentials.ts';
import { crypto } from './crypto.ts';
import { dataWeaveClasses } from './dataWeave.ts';
import { cursor } from './database/cursor.ts';
import { database, savepoint } from './database/database.ts';
import { dmlOptionsClasses } from './database/dmlOptions.ts';
import { queryLocatorClasses } from './database/queryLocator.ts';
import { resultClasses } from './database/results.ts';
import { statusCode } from './database/statusCode.ts';
import type { SystemClass } from './define.ts';
import { encodingUtil } from './encodingUtil.ts';
import { eventBusClasses } from './eventBus.ts';
import { featureManagement } from './featureManagement.ts';
import { flowClasses } from './flow.ts';
import { formulaEvalClasses } from './formulaEval.ts';
import { http } from './http/http.ts';
import { httpCalloutMock, multiStaticResourceCalloutMock, staticResourceCalloutMock } from './http/httpCalloutMock.ts';
import { httpRequest } from './http/httpRequest.ts';
import { httpResponse } from './http/httpResponse.ts';
import { installClasses } from './install.ts';
import { invocableActionClasses } from './invocableAction.ts';
import { json } from './json/json.ts';
import { jsonGenerator } from './json/jsonGenerator.ts';
import { jsonParser, jsonToken } from './json/jsonParser.ts';
import { limits } from './limits.ts';
import { customNotification } from './messaging/customNotification.ts';
import { emailClasses } from './messaging/email.ts';
import { inboundEmailClasses } from './messaging/inboundEmail.ts';
import { matcher } from './pattern/matcher.ts';
import { pattern } from './pattern/pattern.ts';
import { orgLimitClasses } from './orgLimits.ts';
import { quiddity, request } from './request.ts';
import { restContext, restRequest, restResponse } from './rest/restContext.ts';
import { childRelationship } from './schema/childRelationship.ts';
import { describeFieldResult } from './schema/describeField.ts';
import { describeSObjectResult } from './schema/describeSObject.ts';
import { displayType, fieldDescribeOptions, soapType, sObjectDescribeOptions } from './schema/enums.ts';
import { fieldSetClasses } from './schema/fieldSet.ts';
import { picklistEntry } from './schema/picklistEntry.ts';
import { recordTypeInfo } from './schema/recordTypeInfo.ts';
import { schema } from './schema/schema.ts';
import { sObjectField } from './schema/sObjectField.ts';
import { sObjectType } from './schema/sObjectType.ts';
import { sObjectTypeFields } from './schema/sObjectTypeFields.ts';
import { accessType, securityClasses } from './security.ts';
import { searchClass } from './search.ts';
import { siteClasses } from './site.ts';
import { sobject } from './sobject/sobject.ts';
import { loggingLevel, system } from './system.ts';
import { stubProvider, test } from './test/test.ts';
import { triggerOperation } from './triggerOperation.ts';
import { url } from './url.ts';
import { timeZone, userInfo } from './userInfo.ts';
import { uuid } from './uuid.ts';
import { version } from './version.ts';

/** What the platform gives to Apex beyond the language: one line a class or family. */
export const platformClasses: readonly SystemClass[] = [
  accessLevel,
  accessType.definition,
  ...approvalClasses,
  assert,
  ...asyncInterfaces,
  ...asyncOptionsClasses,
  ...cacheClasses,
  cacheVisibility.definition,
  changeEventHeader,
  childRelationship,
  ...contextClasses,
  crypto,
  cursor,
  customNotification,
  ...dataWeaveClasses,
  database,
  describeFieldResult,
  describeSObjectResult,
  displayType.definition,
  ...dmlOptionsClasses,
  ...emailClasses,
  encodingUtil,
  ...eventBusClasses,
  featureManagement,
  fieldDescribeOptions.definition,
  ...fieldSetClasses,
  ...flowClasses,
  ...formulaEvalClasses,
  http,
  httpCalloutMock,
  httpRequest,
  httpResponse,
  ...installClasses,
  ...invocableActionClasses,
  json,
  jsonGenerator,
  jsonParser,
  jsonToken.definition,
  limits,
  loggingLevel.definition,
  matcher,
  multiStaticResourceCalloutMock,
  ...orgLimitClasses,
  parentJobResult.definition,
  pattern,
  picklistEntry,
  ...inboundEmailClasses,
  ...namedCredentialClasses,
  ...queryLocatorClasses,
  quiddity.definition,
  recordTypeInfo,
  request,
  restContext,
  restRequest,
  restResponse,
  ...resultClasses,
  savepoint,
  schema,
  searchClass,
  ...securityClasses,
  ...siteClasses,
  sobject,
  sObjectDescribeOptions.definition,
  sObjectField,
  sObjectType,
  sObjectTypeFields,
  soapType.definition,
  staticResourceCalloutMock,
  statusCode.definition,
  stubProvider,
  system,
  test,
  timeZone,
  triggerOperation.definition,
  url,
  userInfo,
  uuid,
  version,
];
