import { textOf } from '../soap/envelope.ts';
import { ApiError } from '../message.ts';

/** Which tests a deployment runs. */
export type TestLevel = 'NoTestRun' | 'RunSpecifiedTests' | 'RunLocalTests' | 'RunAllTestsInOrg' | 'RunRelevantTests';

const testLevels: readonly TestLevel[] = [
  'NoTestRun',
  'RunSpecifiedTests',
  'RunLocalTests',
  'RunAllTestsInOrg',
  'RunRelevantTests',
];

/** How source is deployed. */
export interface DeployOptions {
  /** Validate only: nothing is kept. */
  readonly checkOnly: boolean;
  readonly testLevel: TestLevel;
  /** Class names, for `RunSpecifiedTests`. */
  readonly runTests: readonly string[];
}

/**
 * Reads the options of a deployment, from XML or JSON.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deploy.htm
 */
export function readDeployOptions(options: Readonly<Record<string, unknown>>): DeployOptions {
  const asked = textOf(options.testLevel) || 'NoTestRun';
  const testLevel = testLevels.find((level) => level === asked);
  if (!testLevel) throw new ApiError(400, 'INVALID_INPUT', `The local org does not know the test level ${asked}.`);
  const tests = Array.isArray(options.runTests) ? options.runTests : [options.runTests];
  return {
    checkOnly: textOf(options.checkOnly) === 'true',
    testLevel,
    runTests: tests.map(textOf).filter((name) => name !== ''),
  };
}
