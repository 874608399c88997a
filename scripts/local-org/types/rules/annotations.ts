import type { Annotation, Modifiers } from '../../parse/ast.ts';
import { Problem } from '../problem.ts';

/** What an annotation can stand before. */
export type AnnotationTarget = 'class' | 'interface' | 'enum' | 'method' | 'constructor' | 'field' | 'property';

/** Where an annotation may stand, and what may stand in it. */
interface AnnotationRule {
  readonly targets: readonly AnnotationTarget[];
  readonly properties?: readonly string[];
  readonly required?: string;
}

const types: readonly AnnotationTarget[] = ['class', 'interface', 'enum'];
const values: readonly AnnotationTarget[] = ['field', 'property'];
const everything: readonly AnnotationTarget[] = [...types, ...values, 'method', 'constructor'];
const method: AnnotationRule = { targets: ['method'] };

/** Apex Developer Guide, "Annotations". Names are lower-cased; the names of properties, too. */
const rules: Readonly<Record<string, AnnotationRule>> = {
  auraenabled: { targets: ['method', ...values], properties: ['cacheable', 'continuation', 'scope'] },
  deprecated: { targets: everything },
  future: { targets: ['method'], properties: ['callout'] },
  httpdelete: method,
  httpget: method,
  httppatch: method,
  httppost: method,
  httpput: method,
  invocablemethod: {
    targets: ['method'],
    properties: ['label', 'description', 'callout', 'category', 'configurationeditor', 'iconname', 'capabilitytype'],
  },
  invocablevariable: {
    targets: values,
    properties: ['label', 'description', 'required', 'defaultvalue', 'placeholdertext'],
  },
  istest: {
    targets: ['class', 'interface', 'enum', 'method'],
    properties: ['seealldata', 'oninstall', 'isparallel', 'testfor', 'critical'],
  },
  jsonaccess: { targets: ['class'], properties: ['serializable', 'deserializable'] },
  namespaceaccessible: { targets: everything },
  readonly: { targets: ['method'], properties: ['usereplica'] },
  remoteaction: method,
  restresource: { targets: ['class'], properties: ['urlmapping'], required: 'urlmapping' },
  suppresswarnings: { targets: everything, properties: ['value'] },
  testsetup: method,
  testvisible: { targets: everything },
};

const plurals: Readonly<Record<AnnotationTarget, string>> = {
  class: 'classes',
  interface: 'interfaces',
  enum: 'enums',
  method: 'methods',
  constructor: 'constructors',
  field: 'fields',
  property: 'properties',
};

/** @throws Problem for an annotation that there is not, or not there, or not so */
export function checkAnnotations({ annotations }: Modifiers, target: AnnotationTarget): void {
  const seen = new Set<string>();
  for (const annotation of annotations) {
    if (seen.has(annotation.name)) throw new Problem(`Duplicate modifier: ${annotation.name}`, annotation.position);
    seen.add(annotation.name);
    checkAnnotation(annotation, target);
  }
}

function checkAnnotation({ name, args, position }: Annotation, target: AnnotationTarget): void {
  const rule = rules[name];
  if (!rule) throw new Problem(`Annotation does not exist: ${name}`, position);
  if (!rule.targets.includes(target)) throw new Problem(`${name} is not allowed on ${plurals[target]}`, position);
  for (const property of args.keys()) {
    if (!rule.properties?.includes(property)) {
      throw new Problem(`No such property, ${property}, defined on this annotation: ${name}`, position);
    }
  }
  if (rule.required && !args.has(rule.required))
    throw new Problem(`Required property is missing: ${rule.required}`, position);
  if (name === 'jsonaccess' && args.size === 0) {
    throw new Problem('At least one JSON serialization control parameter must be specified', position);
  }
  if (name === 'restresource') checkUrlMapping(args.get('urlmapping') ?? '', position);
}

function checkUrlMapping(url: string, position: Annotation['position']): void {
  const fault = faultOfUrl(url);
  if (fault) throw new Problem(`Rest Resource url ${fault}`, position);
}

function faultOfUrl(url: string): string | undefined {
  if (url === '') return 'cannot be empty';
  if (url.length > 255) return 'cannot be longer than 255 characters';
  if (!url.startsWith('/')) return "must begin with a forward slash, '/'";
  if (/[^/]\*/.test(url)) return "wildcard, '*', must be preceded by a forward slash, '/'";
  return /\*[^/]/.test(url)
    ? "wildcard, '*', must be followed by a forward slash, '/', or be the last character"
    : undefined;
}
