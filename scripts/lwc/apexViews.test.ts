import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { apexViews } from './apexViews.ts';

const types = join(import.meta.dirname, '../../config/types');
const program = ts.createProgram(globSync(join(types, '*.d.ts')), { strict: true, lib: ['lib.es2023.d.ts'] });
const checker = program.getTypeChecker();
const views = apexViews();

const primitives: Readonly<Record<string, ts.TypeFlags>> = {
  Boolean: ts.TypeFlags.BooleanLike,
  Date: ts.TypeFlags.StringLike,
  Datetime: ts.TypeFlags.StringLike,
  Decimal: ts.TypeFlags.NumberLike,
  Id: ts.TypeFlags.StringLike,
  Integer: ts.TypeFlags.NumberLike,
  String: ts.TypeFlags.StringLike,
};

/** Where a view's type and its Apex class part. @param scope the class that the Apex type is named in */
function differences(type: ts.Type, apexType: string, scope: string, place: string): string[] {
  const shown = type.getNonNullableType();
  const item = /^List<(.+)>$/.exec(apexType)?.[1] ?? /^Map<String, (.+)>$/.exec(apexType)?.[1];
  if (item !== undefined) {
    const inside = shown.getNumberIndexType() ?? shown.getStringIndexType();
    return inside ? differences(inside, item, scope, `${place}[]`) : [`${place} is a ${apexType}`];
  }
  const flags = primitives[apexType];
  if (flags !== undefined) {
    const parts = shown.isUnion() ? shown.types : [shown];
    return parts.every((part) => (part.flags & flags) !== 0) ? [] : [`${place} is a ${apexType}`];
  }
  const name = [`${scope}.${apexType}`, `${scope.split('.')[0]}.${apexType}`, apexType].find((each) => views.has(each));
  return name === undefined ? [`${place} is a ${apexType}`] : fieldDifferences(shown, name, place);
}

function fieldDifferences(type: ts.Type, className: string, place: string): string[] {
  const fields = views.get(className) ?? new Map<string, string>();
  const missing = [...fields.keys()].filter((name) => !type.getProperty(name));
  return [
    ...missing.map((name) => `${place} lacks ${name} of ${className}`),
    ...type.getProperties().flatMap((property) => {
      const apexType = fields.get(property.name);
      const inner = `${place}.${property.name}`;
      if (apexType === undefined) return [`${inner} is not in ${className}`];
      return differences(checker.getTypeOfSymbol(property), apexType, className, inner);
    }),
  ];
}

/** The types that views are declared as, by name. */
function declared(): Map<string, ts.Type> {
  const found = new Map<string, ts.Type>();
  for (const file of program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(types))) {
    ts.forEachChild(file, (node) => {
      if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node))
        found.set(node.name.text, checker.getTypeAtLocation(node));
    });
  }
  return found;
}

test('views have the fields that their Apex classes show, in their types', () => {
  const byName = declared();
  const roots = [...readFileSync(join(types, 'apexMethods.d.ts'), 'utf8').matchAll(/(\w+)View\b/g)].map(
    ([name]) => name,
  );
  assert.ok(roots.length > 10, 'controllers give views');
  const wrong = [...new Set(roots)].flatMap((name) => {
    const type = byName.get(name);
    const className = [name, name.replace(/View$/, ''), name.replace(/^(.*[a-z])([A-Z]\w+)View$/, '$1View.$2')].find(
      (each) => views.has(each),
    );
    if (!type || className === undefined) return [`${name} is no class that Apex shows, or has no type`];
    return fieldDifferences(type, className, name);
  });
  assert.deepEqual(wrong, []);
});
