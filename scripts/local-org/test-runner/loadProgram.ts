import { compile } from '../emit/compile.ts';
import type { OrgMetadata } from '../metadata/model.ts';
import { readMetadata } from '../metadata/read.ts';
import type { Program } from '../ports.ts';
import { buildSchema } from '../schema/build.ts';
import type { OrgSchema } from '../schema/definitions.ts';

/** Source folders, read and compiled. */
export interface LoadedProgram {
  readonly metadata: OrgMetadata;
  readonly schema: OrgSchema;
  readonly program: Program;
}

/**
 * Reads source folders and compiles the Apex in them.
 * @param namespace prefix that the source may use for its own classes, objects and fields
 * @throws Error naming file and element when metadata can't be understood
 */
export function loadProgram(folders: readonly string[], namespace?: string): LoadedProgram {
  const metadata = readMetadata(folders);
  const schema = buildSchema(metadata, { namespace });
  return { metadata, schema, program: compile(metadata.apex, { schema, namespace, labels: metadata.labels }) };
}
