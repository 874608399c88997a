import type { ApiContext, ApiRouter } from '../api/apiOrg.ts';
import { authenticated } from '../api/sessions.ts';
import { ApiError, isObject, json } from '../message.ts';
import type { HttpReply } from '../message.ts';
import type { RoutedRequest } from '../router.ts';
import { apexIdsOf } from '../tooling/testRequest.ts';
import { readDeployOptions } from './deployOptions.ts';
import type { Deployment, Deployments } from './deployments.ts';
import { deployResult } from './deployResult.ts';

function answer(deployment: Deployment, { org }: ApiContext, status: number): HttpReply {
  const { id, options } = deployment;
  const result = deployResult(deployment, apexIdsOf(org));
  return json({ id, validatedDeployRequestId: null, deployOptions: options, deployResult: result }, status);
}

async function form(request: RoutedRequest): Promise<FormData> {
  const { headers } = request;
  const body = new Response(Buffer.from(request.body), { headers: { 'content-type': headers['content-type'] ?? '' } });
  return body.formData().catch(() => {
    throw new ApiError(
      400,
      'INVALID_MULTIPART_REQUEST',
      'Send the zip as multipart/form-data, in a part named "file".',
    );
  });
}

async function optionsIn(parts: FormData): Promise<Record<string, unknown>> {
  const part = parts.get('json') ?? parts.get('entity_content');
  const text = typeof part === 'string' ? part : await part?.text();
  const value: unknown = JSON.parse(text ?? '{}');
  return isObject(value) && isObject(value.deployOptions) ? value.deployOptions : {};
}

async function start(request: RoutedRequest, context: ApiContext, deployments: Deployments): Promise<HttpReply> {
  const parts = await form(request);
  const file = parts.get('file');
  if (file === null || typeof file === 'string')
    throw new ApiError(400, 'INVALID_MULTIPART_REQUEST', 'The request has no part "file" with the zip.');
  const options = readDeployOptions(await optionsIn(parts));
  const zip = new Uint8Array(await file.arrayBuffer());
  return answer(deployments.start(zip, options, context.user), context, 201);
}

/**
 * Deployments by REST.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_rest_deploy.htm
 */
export function deployRoutes(router: ApiRouter, deployments: Deployments): void {
  const base = '/services/data/:version/metadata/deployRequest';
  router
    .route(
      'POST',
      base,
      authenticated((request, context) => start(request, context, deployments)),
    )
    .route(
      'GET',
      `${base}/:id`,
      authenticated((request, context) => answer(deployments.find(request.params.id), context, 200)),
    );
}
