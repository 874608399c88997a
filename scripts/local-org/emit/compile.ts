import type { ApexSource } from '../metadata/model.ts';
import type { Program } from '../ports.ts';
import type { OrgSchema } from '../schema/definitions.ts';
import { systemClasses } from '../system/index.ts';
import { TypeTable } from '../types/typeTable.ts';
import { CompiledProgram } from './program.ts';
import { parseSource } from './sources.ts';

/** What a program is compiled against. */
export interface CompileOptions {
  readonly schema: OrgSchema;
  /** The namespace of the source; its prefix may be written or left out. */
  readonly namespace?: string;
  /** Custom labels by lower-cased name; without them any label may be named. */
  readonly labels?: ReadonlyMap<string, unknown>;
}

/**
 * Compiles Apex classes and triggers. A class with problems is left out of the program; others are not hindered by it.
 * @param sources the files, in any order
 */
export function compile(sources: readonly ApexSource[], options: CompileOptions): Program {
  const table = new TypeTable(options.schema, systemClasses, options.namespace, options.labels);
  return new CompiledProgram(table, sources.map(parseSource));
}
