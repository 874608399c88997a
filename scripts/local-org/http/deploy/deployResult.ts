import type { ApexIds } from '../tooling/testTables.ts';
import { runTestsResult } from '../tooling/runResult.ts';
import { hasSucceeded } from './deployments.ts';
import type { ComponentProblem, Deployment } from './deployments.ts';
import type { Component } from './unpack.ts';

const time = (milliseconds: number): string => new Date(milliseconds).toISOString();

const nameOf = (fileName: string): string => (fileName.split('/').at(-1) ?? fileName).replace(/\.[^.]+$/, '');

function successJson(component: Component, deployment: Deployment, ids: ApexIds): Record<string, unknown> {
  const { fullName, type, fileName } = component;
  return {
    changed: true,
    componentType: type,
    created: false,
    createdDate: time(deployment.startedAt),
    deleted: false,
    fileName,
    fullName,
    id: ids(fullName) ?? undefined,
    success: true,
    warning: false,
  };
}

function problemJson(problem: ComponentProblem, deployment: Deployment): Record<string, unknown> {
  const component = deployment.components.find(({ fileName }) => fileName === problem.fileName);
  return {
    changed: false,
    columnNumber: problem.column,
    componentType: component?.type ?? (problem.fileName.endsWith('.trigger') ? 'ApexTrigger' : 'ApexClass'),
    created: false,
    createdDate: time(deployment.startedAt),
    deleted: false,
    fileName: problem.fileName,
    fullName: component?.fullName ?? nameOf(problem.fileName),
    lineNumber: problem.line,
    problem: problem.problem,
    problemType: 'Error',
    success: false,
    warning: false,
  };
}

function packageEntry(deployment: Deployment): Record<string, unknown> {
  const createdDate = time(deployment.startedAt);
  return {
    changed: true,
    componentType: '',
    created: false,
    createdDate,
    deleted: false,
    fileName: 'package.xml',
    fullName: 'package.xml',
    success: true,
    warning: false,
  };
}

function statusOf(deployment: Deployment): string {
  if (deployment.endedAt === undefined) return 'InProgress';
  return hasSucceeded(deployment) ? 'Succeeded' : 'Failed';
}

/**
 * A deployment as `checkDeployStatus` tells it.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deployresult.htm
 */
export function deployResult(deployment: Deployment, ids: ApexIds): Record<string, unknown> {
  const { components, problems, tests, endedAt, options, user } = deployment;
  const isOver = endedAt !== undefined;
  const broken = new Set(problems.map(({ fileName }) => fileName));
  const good = components.filter(({ fileName }) => !broken.has(fileName));
  const told = tests && runTestsResult(tests.runs, tests.coverage, ids);
  return {
    checkOnly: options.checkOnly,
    completedDate: isOver ? time(endedAt) : undefined,
    createdBy: user.id,
    createdByName: user.username,
    createdDate: time(deployment.startedAt),
    details: {
      componentFailures: problems.map((problem) => problemJson(problem, deployment)),
      componentSuccesses: isOver
        ? [...good.map((each) => successJson(each, deployment, ids)), packageEntry(deployment)]
        : [],
      runTestResult: told ?? { numFailures: 0, numTestsRun: 0, totalTime: 0 },
    },
    done: isOver,
    errorMessage: deployment.failure,
    errorStatusCode: deployment.failure === undefined ? undefined : 'UNKNOWN_EXCEPTION',
    id: deployment.id,
    ignoreWarnings: true,
    lastModifiedDate: time(endedAt ?? deployment.startedAt),
    numberComponentErrors: problems.length,
    numberComponentsDeployed: isOver ? good.length : 0,
    numberComponentsTotal: components.length,
    numberTestErrors: told?.numFailures ?? 0,
    numberTestsCompleted: (told?.numTestsRun ?? 0) - (told?.numFailures ?? 0),
    numberTestsTotal: told?.numTestsRun ?? 0,
    rollbackOnError: true,
    runTestsEnabled: options.testLevel !== 'NoTestRun',
    startDate: time(deployment.startedAt),
    status: statusOf(deployment),
    success: hasSucceeded(deployment),
  };
}
