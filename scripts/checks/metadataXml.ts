import { globSync, readFileSync } from 'node:fs';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { loadMetadataTypes, type ElementType } from './metadataTypes.ts';
import { verdict, type PartResult } from './part.ts';

/** Elements that the file's name already gives, so that source format leaves them out. */
const givenByFileName = new Set(['fullName', 'content', 'externalDataSource']);

/** Places where the generated declarations are narrower than the platform. */
const unchecked = new Set(['LightningComponentBundle.targetConfigs', 'CustomMetadata.values.value']);

const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false, ignoreDeclaration: true });

/** Compares every metadata file of the project with the Metadata API's types: elements, required ones, allowed values. */
export function checkMetadataXml(): PartResult {
  const typeOf = loadMetadataTypes();
  const files = globSync(['force-app/**/*-meta.xml', 'config/**/*-meta.xml']).sort();
  const problems = files.flatMap((file) =>
    problemsIn(readFileSync(file, 'utf8'), typeOf).map((problem) => `${file}: ${problem}`),
  );
  if (files.length === 0) return verdict(false, 'There is no metadata below force-app');
  return verdict(problems.length === 0, problems.join('\n'), `${files.length} files`);
}

/**
 * Problems of one metadata file.
 * @param xml its text
 * @param typeOf what the Metadata API knows
 */
export function problemsIn(xml: string, typeOf: (root: string) => ElementType | undefined): string[] {
  const valid = XMLValidator.validate(xml);
  if (valid !== true) return [`${valid.err.msg} (line ${valid.err.line})`];
  const [root, content] = Object.entries(parser.parse(xml) as Record<string, unknown>)[0] ?? ['', ''];
  const type = typeOf(root);
  return type ? walk(content, type, root) : [`unknown metadata type ${root}`];
}

function walk(content: unknown, type: ElementType, path: string): string[] {
  if (unchecked.has(path)) return [];
  if (Array.isArray(content)) return content.flatMap((item) => walk(item, type, path));
  if (typeof content === 'object' && content !== null) return walkElements(Object.entries(content), type, path);
  if (!type.values || type.values.includes(String(content))) return [];
  return [`${path}: '${String(content)}' is none of ${type.values.join(', ')}`];
}

function walkElements(entries: [string, unknown][], type: ElementType, path: string): string[] {
  const present = new Set(entries.map(([name]) => name));
  const missing = [...type.required].filter((name) => !present.has(name) && !givenByFileName.has(name));
  return [
    ...missing.map((name) => `${path}.${name}: required element missing`),
    ...entries.flatMap(([name, value]) => {
      const elementType = type.elements.get(name);
      return elementType ? walk(value, elementType, `${path}.${name}`) : [`${path}.${name}: unknown element`];
    }),
  ];
}
