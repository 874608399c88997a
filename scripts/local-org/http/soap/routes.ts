import { executeAnonymous } from '../api/anonymousApex.ts';
import { apiErrorOf } from '../api/apexFailure.ts';
import type { ApiContext, ApiOrg, ApiRouter } from '../api/apiOrg.ts';
import { userOf } from '../api/sessions.ts';
import type { Deployments } from '../deploy/deployments.ts';
import { deployResult } from '../deploy/deployResult.ts';
import { readDeployOptions } from '../deploy/deployOptions.ts';
import { ApiError, isObject } from '../message.ts';
import type { HttpReply } from '../message.ts';
import type { RoutedRequest } from '../router.ts';
import { apexIdsOf } from '../tooling/testRequest.ts';
import { readCall, soapFault, soapReply, textOf, xml } from './envelope.ts';
import type { SoapCall } from './envelope.ts';

const apexNamespace = 'http://soap.sforce.com/2006/08/apex';
const metadataNamespace = 'http://soap.sforce.com/2006/04/metadata';

type Operation = (call: SoapCall, context: ApiContext, deployments: Deployments) => HttpReply;

const execute: Operation = ({ parameters }, context) => {
  const { log, ...result } = executeAnonymous(context, textOf(parameters.String ?? parameters.apexcode));
  const header = xml('DebuggingInfo', { debugLog: log.join('\n') });
  return soapReply(apexNamespace, 'executeAnonymous', result, header);
};

const deploy: Operation = ({ parameters }, { user }, deployments) => {
  const options = readDeployOptions(isObject(parameters.DeployOptions) ? parameters.DeployOptions : {});
  const { id } = deployments.start(Buffer.from(textOf(parameters.ZipFile), 'base64'), options, user);
  return soapReply(metadataNamespace, 'deploy', { done: false, id, state: 'Queued' });
};

const checkDeployStatus: Operation = ({ parameters }, { org }, deployments) => {
  const deployment = deployments.find(textOf(parameters.asyncProcessId ?? parameters.id));
  return soapReply(metadataNamespace, 'checkDeployStatus', deployResult(deployment, apexIdsOf(org)));
};

/** The calls of one SOAP API. */
interface SoapApi {
  readonly namespace: string;
  readonly operations: ReadonlyMap<string, Operation>;
}

const apexApi: SoapApi = { namespace: apexNamespace, operations: new Map([['executeAnonymous', execute]]) };
const metadataApi: SoapApi = {
  namespace: metadataNamespace,
  operations: new Map([
    ['deploy', deploy],
    ['checkDeployStatus', checkDeployStatus],
  ]),
};

function answer(request: RoutedRequest, org: ApiOrg, api: SoapApi, deployments: Deployments): HttpReply {
  try {
    const call = readCall(request);
    const user = userOf({ ...request, headers: { authorization: `Bearer ${call.sessionId}` } }, org);
    if (!user) throw new ApiError(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
    const operation = api.operations.get(call.operation);
    if (operation) return operation(call, { org, user }, deployments);
    throw new ApiError(500, 'UNSUPPORTED_API_VERSION', `The local org does not offer the SOAP call ${call.operation}.`);
  } catch (thrown) {
    const error = apiErrorOf(thrown);
    if (!(error instanceof ApiError)) throw error;
    return soapFault(api.namespace, error.entries[0].errorCode, error.message);
  }
}

/**
 * The SOAP calls that the Salesforce CLI has no REST call for.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_calls_intro.htm
 */
export function soapRoutes(router: ApiRouter, deployments: Deployments): void {
  const at = (path: string, api: SoapApi): void => {
    for (const pattern of [path, `${path}/:organization`])
      router.route('POST', pattern, (request, org) => answer(request, org, api, deployments));
  };
  at('/services/Soap/s/:version', apexApi);
  at('/services/Soap/m/:version', metadataApi);
}
