/** One method of compiled Apex, as stack traces and coverage name it. */
export interface FrameSite {
  /** `Class.Outer.Inner.method` or `Trigger.Name`. */
  readonly label: string;
  /** Line of each statement of the unit, by statement number. */
  readonly lines: readonly number[];
  readonly apiVersion: number;
  /** What the class says about sharing. */
  readonly sharing: 'with' | 'without' | 'inherited' | 'none';
  /** Triggers run in system mode, whatever their API version. */
  readonly isTrigger: boolean;
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

/** Begins a call: emitted at the start of every method. */
export function enter(site: FrameSite): void {
  const { depth } = frames;
  if (depth - frames.base >= maximumDepth) throw depthExceeded();
  frames.sites[depth] = site;
  frames.ats[depth] = frames.at;
  frames.depth = depth + 1;
}

/** Ends a call, however it ended. */
export function leave(): void {
  frames.at = frames.ats[--frames.depth];
}

let depthExceeded: () => unknown = () => new Error('Maximum stack depth reached');

/** Tells what going too deep throws; exceptions and frames would otherwise need each other to load. */
export function onDepthExceeded(makeError: () => unknown): void {
  depthExceeded = makeError;
}
