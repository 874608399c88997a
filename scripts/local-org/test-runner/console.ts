import type { TestResult } from './results.ts';

/** What went wrong, test by test, and one line of counts; for people. */
export function summary(tests: readonly TestResult[], milliseconds: number): string {
  const failed = tests.filter(({ outcome }) => outcome === 'Fail' || outcome === 'CompileFail');
  const passed = tests.filter(({ outcome }) => outcome === 'Pass').length;
  const skipped = tests.length - failed.length - passed;
  const counts = `${passed} passed, ${failed.length} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  return [...failed.map(failureText), `${counts} in ${(milliseconds / 1000).toFixed(1)} s`].join('\n');
}

const SHOWN_FRAMES = 20;

function failureText({ class: className, method, message, stack }: TestResult): string {
  const lines = stack?.split('\n') ?? [];
  const shown = lines.length > SHOWN_FRAMES ? [...lines.slice(0, SHOWN_FRAMES), '…'] : lines;
  const trace = shown.map((line) => `\n    ${line}`).join('');
  return `✗ ${className}.${method}\n  ${(message ?? '').replaceAll('\n', '\n  ')}${trace}`;
}
