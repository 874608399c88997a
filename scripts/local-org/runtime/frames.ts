/** One method of compiled Apex, as stack traces and coverage name it. */
export interface FrameSite {
  /** `Class.Outer.Inner.method` or `Trigger.Name`. */
  readonly label: string;
  /** Line of each statement of the unit, by statement number. */
  readonly lines: readonly number[];
}

/** One line of a stack trace. */
export interface StackFrame {
  readonly label: string;
  readonly line: number;
}

/** Deepest nesting of Apex calls. Salesforce: "Maximum stack depth reached: 1001". */
export const maximumDepth = 1000;

/**
 * The call stack of the running Apex. `at` is the number of the statement that runs in the innermost method; the
 * statements of the callers wait in `ats`. One object, since Apex runs on one thread and emitted code writes to it at
 * every statement.
 */
export const frames = {
  at: 0,
  depth: 0,
  /** Depth at which the current transaction began. */
  base: 0,
  sites: [] as FrameSite[],
  ats: [] as number[],
};

/** The Apex stack, innermost call first. */
export function stackFrames(): StackFrame[] {
  const trace: StackFrame[] = [];
  let at = frames.at;
  for (let depth = frames.depth - 1; depth >= frames.base; depth--) {
    const site = frames.sites[depth];
    trace.push({ label: site.label, line: site.lines[at] ?? 0 });
    at = frames.ats[depth];
  }
  return trace;
}

/** Text as `getStackTraceString` gives it. Columns are always 1, as on the platform. */
export function stackTraceText(trace: readonly StackFrame[]): string {
  return trace.map((frame) => `${frame.label}: line ${frame.line}, column 1`).join('\n');
}
