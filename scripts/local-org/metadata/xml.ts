import { readFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';
import type { MetadataNotice } from './model.ts';

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  textNodeName: '#text',
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  htmlEntities: true,
  isArray: (_name, _path, _leaf, isAttribute) => !isAttribute,
});

/**
 * One element of a metadata file. It remembers which children were read, so that whatever the local org does not know
 * is named in a notice instead of being dropped in silence.
 */
export class XmlElement {
  readonly name: string;
  readonly file: string;
  readonly #content: Readonly<Record<string, unknown>>;
  readonly #text: string;
  readonly #read = new Set<string>();

  constructor(name: string, content: unknown, file: string) {
    this.name = name;
    this.file = file;
    this.#content = typeof content === 'object' && content !== null ? (content as Record<string, unknown>) : {};
    this.#text = typeof content === 'string' ? content : String(this.#content['#text'] ?? '');
  }

  /** The element's own text. */
  get content(): string {
    return this.#text.trim();
  }

  attribute(name: string): string | undefined {
    const value = this.#content[`@${name}`];
    return value === undefined ? undefined : String(value);
  }

  /** All child elements of that name. */
  children(name: string): XmlElement[] {
    this.#read.add(name);
    const found = this.#content[name];
    return Array.isArray(found) ? found.map((child) => new XmlElement(name, child, this.file)) : [];
  }

  child(name: string): XmlElement | undefined {
    return this.children(name)[0];
  }

  /** The text of a child; undefined when the child is missing or empty. */
  text(name: string): string | undefined {
    return this.child(name)?.content || undefined;
  }

  /** @throws Error naming file and element when the child is missing */
  required(name: string): string {
    const text = this.text(name);
    if (text === undefined) throw new Error(`${this.file}: <${this.name}> needs <${name}>`);
    return text;
  }

  texts(name: string): string[] {
    return this.children(name).map((child) => child.content);
  }

  /** True or false as written; undefined when missing. */
  flag(name: string): boolean | undefined {
    const text = this.text(name);
    return text === undefined ? undefined : text === 'true';
  }

  number(name: string): number | undefined {
    const text = this.text(name);
    return text === undefined ? undefined : Number(text);
  }

  /** The text of a child that must be one of these values. @throws Error naming file, element and value */
  choice<T extends string>(name: string, values: readonly T[]): T | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const found = values.find((value) => value === text);
    if (!found) throw new Error(`${this.file}: <${name}> is ${text}; the local org knows ${values.join(', ')}`);
    return found;
  }

  /**
   * Names the children that nothing read.
   * @param irrelevant children that are known and change nothing in the local org
   */
  unread(irrelevant: readonly string[] = []): MetadataNotice[] {
    return Object.keys(this.#content)
      .filter(
        (name) => !name.startsWith('@') && name !== '#text' && !this.#read.has(name) && !irrelevant.includes(name),
      )
      .map((name) => ({ file: this.file, message: `<${name}> in <${this.name}> is not known to the local org` }));
  }
}

/** Reads a metadata file. @returns its root element @throws Error when it is not XML */
export function readXml(file: string): XmlElement {
  const document = parser.parse(readFileSync(file, 'utf8'), true) as Record<string, unknown>;
  const [name] = Object.keys(document).filter((key) => !key.startsWith('?'));
  const roots = document[name];
  return new XmlElement(name, Array.isArray(roots) ? roots[0] : roots, file);
}
