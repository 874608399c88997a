import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { checkSource, mergedCoverage } from '../../engine/sourceCheck.ts';
import type { CheckRequest, CheckResult, ClassRun } from '../../engine/sourceCheck.ts';
import type { CompileProblem, Coverage, RunningUser } from '../../ports.ts';
import { makeId } from '../../store/ids.ts';
import { ApiError, messageOf } from '../message.ts';
import type { DeployOptions } from './deployOptions.ts';
import { unpack } from './unpack.ts';
import type { Component } from './unpack.ts';

/** Why a component can't be deployed. */
export interface ComponentProblem {
  /** Place in the zip, or of the source that a deployment would break. */
  readonly fileName: string;
  readonly problem: string;
  readonly line: number | undefined;
  readonly column: number | undefined;
}

/** A deployment and what has come of it. */
export interface Deployment {
  /** 18 characters. */
  readonly id: string;
  readonly user: RunningUser;
  readonly options: DeployOptions;
  readonly startedAt: number;
  endedAt: number | undefined;
  components: readonly Component[];
  problems: readonly ComponentProblem[];
  /** Undefined unless tests ran. */
  tests: { readonly runs: readonly ClassRun[]; readonly coverage: readonly Coverage[] } | undefined;
  /** Why the deployment as a whole failed. */
  failure: string | undefined;
}

/** The org that is deployed to. */
export interface DeployTarget {
  /** The source that the org consists of now, in the order in which it is read. */
  sources(): readonly string[];
  /** Folder of what was deployed to the running org; it need not exist. */
  readonly deployed: string;
  /** Has the org begin again with its source as it is now. */
  reload(): void;
  /** Milliseconds since 1970-01-01T00:00Z. */
  now(): number;
}

function testsOf({ testLevel, runTests }: DeployOptions): CheckRequest['tests'] {
  if (testLevel === 'NoTestRun') return 'none';
  return testLevel === 'RunSpecifiedTests' ? runTests.map((className) => ({ className })) : 'all';
}

/** True once it is over and nothing was wrong. */
export function hasSucceeded({ endedAt, failure, problems, tests }: Deployment): boolean {
  const hasFailedTest = tests?.runs.some((run) => run.tests.some(({ outcome }) => outcome !== 'Pass')) ?? false;
  return endedAt !== undefined && failure === undefined && problems.length === 0 && !hasFailedTest;
}

/**
 * Deploys source to the running org: it is compiled in a copy of the org first, tested there, and takes effect at once.
 * DIFFERS: nothing is asked of the coverage, and a deployment that was validated can't be deployed quickly.
 */
export class Deployments {
  readonly #target: DeployTarget;
  readonly #all = new Map<string, Deployment>();

  constructor(target: DeployTarget) {
    this.#target = target;
  }

  /** Begins a deployment. @param zip in metadata format, with a package.xml */
  start(zip: Uint8Array, options: DeployOptions, user: RunningUser): Deployment {
    const deployment: Deployment = {
      id: makeId('0Af', this.#all.size + 1),
      user,
      options,
      startedAt: this.#target.now(),
      endedAt: undefined,
      components: [],
      problems: [],
      tests: undefined,
      failure: undefined,
    };
    this.#all.set(deployment.id.slice(0, 15), deployment);
    void this.#run(deployment, zip);
    return deployment;
  }

  /** @throws ApiError for an unknown id */
  find(id: string): Deployment {
    const found = this.#all.get(id.slice(0, 15));
    if (found) return found;
    throw new ApiError(404, 'INVALID_CROSS_REFERENCE_KEY', `There is no deployment ${id}.`);
  }

  async #run(deployment: Deployment, zip: Uint8Array): Promise<void> {
    const staging = mkdtempSync(join(tmpdir(), 'deployment-'));
    try {
      deployment.components = await unpack(zip, staging);
      const sources = [...this.#target.sources(), staging];
      const result = await checkSource({ sources, tests: testsOf(deployment.options) });
      await this.#note(deployment, result, staging);
      if (this.#isGood(deployment)) this.#keep(staging);
    } catch (error) {
      deployment.failure = messageOf(error);
    } finally {
      rmSync(staging, { recursive: true, force: true });
      deployment.endedAt = this.#target.now();
    }
  }

  async #note(deployment: Deployment, result: CheckResult, staging: string): Promise<void> {
    if (!result.ok) {
      deployment.failure = result.failure.replaceAll(`${staging}/`, '');
      return;
    }
    const problems = await this.#caused(result.problems, staging);
    deployment.problems = problems.map(({ file, line, column, message }) => ({
      fileName: file.startsWith(staging) ? relative(staging, file) : file,
      problem: message,
      line,
      column,
    }));
    if (deployment.options.testLevel === 'NoTestRun') return;
    deployment.tests = { runs: result.runs, coverage: mergedCoverage(result.lines, result.runs) };
  }

  /** Problems in what is deployed, and those that it causes elsewhere; what was broken before is none of its business. */
  async #caused(problems: readonly CompileProblem[], staging: string): Promise<readonly CompileProblem[]> {
    if (problems.every(({ file }) => file.startsWith(staging))) return problems;
    const before = await checkSource({ sources: this.#target.sources(), tests: 'none' });
    const known = new Set(before.ok ? before.problems.map(({ file, message }) => `${file} ${message}`) : []);
    return problems.filter(({ file, message }) => file.startsWith(staging) || !known.has(`${file} ${message}`));
  }

  #isGood(deployment: Deployment): boolean {
    return !deployment.options.checkOnly && hasSucceeded({ ...deployment, endedAt: 0 });
  }

  /** Adds what was deployed to the org's source; an org that can't live with it goes back to what it had. */
  #keep(staging: string): void {
    const { deployed } = this.#target;
    const before = `${deployed}.before`;
    rmSync(before, { recursive: true, force: true });
    if (existsSync(deployed)) cpSync(deployed, before, { recursive: true });
    try {
      cpSync(staging, deployed, { recursive: true });
      this.#target.reload();
    } catch (error) {
      rmSync(deployed, { recursive: true, force: true });
      if (existsSync(before)) cpSync(before, deployed, { recursive: true });
      this.#target.reload();
      throw error;
    } finally {
      rmSync(before, { recursive: true, force: true });
    }
  }
}
