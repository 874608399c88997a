import type { Program, ProgramClass, ProgramMethod } from '../ports.ts';

/** Which tests to run: whole classes, or single methods of them. */
export interface Selection {
  readonly className: string;
  /** Absent: all of the class. */
  readonly methodName?: string;
}

/** A test class with what is to be run of it. */
export interface SelectedClass {
  readonly testClass: ProgramClass;
  readonly setups: readonly ProgramMethod[];
  readonly methods: readonly ProgramMethod[];
}

/**
 * Reads `Class,Class.method,…`.
 * @throws Error when a name is empty
 */
export function parseSelections(text: string): Selection[] {
  return text.split(',').map((item) => {
    const [className = '', methodName, ...rest] = item.trim().split('.');
    if (className === '' || rest.length > 0)
      throw new Error(`--tests takes Class or Class.method, separated by commas, not "${item}"`);
    return methodName === undefined ? { className } : { className, methodName };
  });
}

const same = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();

const hasAnnotation = (method: ProgramMethod, name: string): boolean =>
  method.annotations.some((annotation) => annotation.name === name);

/**
 * The test classes of a program, in order of their names, methods in order of the source.
 * @param selections empty: everything
 * @throws Error when a selected class or method does not exist
 */
export function selectTests(program: Program, selections: readonly Selection[]): SelectedClass[] {
  const all = [...program.classes()]
    .filter((each) => each.isTest && !each.name.includes('.'))
    .sort((left, right) => (left.name.toLowerCase() < right.name.toLowerCase() ? -1 : 1))
    .map(testsOf);
  if (selections.length === 0)
    return all.filter(({ methods, testClass }) => methods.length > 0 || testClass.problems.length > 0);
  const names = [...new Set(selections.map(({ className }) => className.toLowerCase()))];
  return names.map((name) => narrowed(all, name, selections));
}

function testsOf(testClass: ProgramClass): SelectedClass {
  const setups = testClass.methods.filter((method) => hasAnnotation(method, 'testsetup'));
  return {
    testClass,
    setups,
    methods: testClass.methods.filter((method) => method.isTest && !setups.includes(method)),
  };
}

function narrowed(all: readonly SelectedClass[], name: string, selections: readonly Selection[]): SelectedClass {
  const found = all.find(({ testClass }) => same(testClass.name, name));
  if (!found)
    throw new Error(`There is no test class ${selections.find(({ className }) => same(className, name))?.className}`);
  const wanted = selections.filter(({ className }) => same(className, name)).map(({ methodName }) => methodName);
  if (wanted.includes(undefined)) return found;
  const methods = found.methods.filter((method) => wanted.some((methodName) => same(methodName ?? '', method.name)));
  const missing = wanted.find((methodName) => !methods.some((method) => same(method.name, methodName ?? '')));
  if (missing !== undefined && found.testClass.problems.length === 0) {
    throw new Error(`${found.testClass.name} has no test method ${missing}`);
  }
  return { ...found, methods };
}
