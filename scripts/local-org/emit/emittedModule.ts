import type { Cells } from './bodyWriter.ts';
import { emitClass } from './classes.ts';
import type { FrameKind } from './classes.ts';
import { kit } from './kit/index.ts';
import { ModuleWriter } from './moduleWriter.ts';
import type { BoundClass } from '../types/boundClass.ts';

/** The JavaScript module of one source file, and what it counts. */
export interface EmittedModule {
  /** Line of each statement. */
  readonly lines: readonly number[];
  /** How often each statement ran. */
  readonly counts: Uint32Array;
  /** Puts the classes into their cells. The superclasses' modules must be loaded before. */
  load(): void;
}

const kitNames = Object.keys(kit);
const kitValues = Object.values(kit);

/**
 * Emits the classes of one file as one module.
 * @param classes outer classes before inner ones; superclasses before their subclasses
 */
export function emitModule(
  cells: Cells,
  name: string,
  classes: readonly { bound: BoundClass; kind: FrameKind }[],
): EmittedModule {
  const writer = new ModuleWriter();
  const code = classes.map(({ bound, kind }) => emitClass(writer, cells, bound, kind)).join('\n');
  const counts = new Uint32Array(writer.lines.length);
  const text = `'use strict';\n${writer.declarations()}\n${code}\n//# sourceURL=apex/${name}.js`;
  return {
    lines: writer.lines,
    counts,
    load: () => {
      const factory = new Function('$values', '$counts', ...kitNames, text);
      factory(writer.values, counts, ...kitValues);
    },
  };
}
