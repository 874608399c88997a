import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** What the Metadata API says an element may hold. */
export interface ElementType {
  /** Element names and their types; empty for a plain value. */
  readonly elements: ReadonlyMap<string, ElementType>;
  readonly required: ReadonlySet<string>;
  /** The only values allowed; undefined when any text is. */
  readonly values?: readonly string[];
}

const text: ElementType = { elements: new Map(), required: new Set() };

/**
 * Looks up metadata types in the declarations that Salesforce generates from its WSDL (`@salesforce/types`).
 * @returns a function from a root element (`CustomField`) to its type, undefined where there is none
 */
export function loadMetadataTypes(): (root: string) => ElementType | undefined {
  const entry = createRequire(import.meta.url).resolve('@salesforce/types/metadata');
  const file = join(dirname(entry), 'metadata.d.ts');
  const program = ts.createProgram([file], { lib: ['lib.es2022.d.ts'], types: [] });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error(`${file} declares no types: run npm ci`);
  const reader = new TypeReader(checker);
  const exported = new Map(checker.getExportsOfModule(module).map((symbol) => [symbol.name, symbol]));
  return (root) => {
    const symbol = exported.get(root);
    return symbol && reader.read(checker.getDeclaredTypeOfSymbol(symbol));
  };
}

class TypeReader {
  readonly #checker: ts.TypeChecker;
  readonly #known = new Map<ts.Type, ElementType>();

  constructor(checker: ts.TypeChecker) {
    this.#checker = checker;
  }

  read(declared: ts.Type): ElementType {
    const type = this.#itemOf(this.#checker.getNonNullableType(declared));
    const known = this.#known.get(type);
    if (known) return known;
    if (type.isUnion()) return this.#choice(type);
    if (!(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection))) return text;
    return this.#structure(type);
  }

  #itemOf(type: ts.Type): ts.Type {
    if (!this.#checker.isArrayType(type)) return type;
    return this.#checker.getTypeArguments(type as ts.TypeReference)[0] ?? type;
  }

  #choice(type: ts.UnionType): ElementType {
    const values = type.types.filter((each) => each.isStringLiteral()).map((each) => each.value);
    return values.length === 0 ? text : { ...text, values };
  }

  #structure(type: ts.Type): ElementType {
    const elements = new Map<string, ElementType>();
    const required = new Set<string>();
    // Registered before its elements are read: metadata types refer to themselves.
    this.#known.set(type, { elements, required });
    for (const property of this.#checker.getPropertiesOfType(type)) {
      const propertyType = this.#checker.getTypeOfSymbol(property);
      elements.set(property.name, this.read(propertyType));
      const optional = (property.flags & ts.SymbolFlags.Optional) !== 0;
      if (!optional && !this.#checker.isArrayType(propertyType)) required.add(property.name);
    }
    return { elements, required };
  }
}
