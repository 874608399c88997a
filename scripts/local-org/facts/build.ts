import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ObjectFacts, StandardObjectFacts } from './facts.ts';

interface ExtractedObject {
  readonly fields: Readonly<Record<string, string>>;
  readonly parents: Readonly<Record<string, string>>;
  readonly children: Readonly<Record<string, string>>;
}

/** Fields that an org has only with a feature. */
const featureFields: readonly [feature: string, pattern: RegExp][] = [
  ['MultiCurrency', /^(CurrencyIsoCode|DefaultCurrencyIsoCode)$/],
  ['Divisions', /^(Division|DefaultDivision)$/],
  ['PersonAccounts', /^(IsPersonAccount|IsPersonType|Person[A-Z].*)$/],
  ['StateAndCountryPicklists', /^(Billing|Shipping|Mailing|Other|)(State|Country)Code$/],
  ['Territories', /^(Territory2Id|IsExcludedFromTerritory2Filter)$/],
];

/** Hundreds of switches that nobody queries; those that people do query are in the overlay. */
const leftOut = /^(UserPreferences|UserPermissions|Permissions|Options|Preferences)[A-Z]/;

/** Objects that exist only with a feature or that have no rows of their own. */
const leftOutObjects = new Set(['AggregateResult', 'CurrencyType', 'DatedConversionRate']);

/** What `Owner` or `What` seem to point to; the overlay says what they do point to. */
const anyRecord = 'Name';

function featureOf(objectName: string, field: string): string | undefined {
  // A user's Division is a plain text field of every org.
  if (objectName === 'User' && field === 'Division') return undefined;
  return featureFields.find(([, pattern]) => pattern.test(field))?.[0];
}

function childField(child: ExtractedObject | undefined, parentName: string): string | undefined {
  if (!child) return undefined;
  const lookups = Object.entries(child.parents).filter(
    ([name, target]) => target === parentName && `${name}Id` in child.fields,
  );
  return lookups.length === 1 ? `${lookups[0][0]}Id` : undefined;
}

function objectFacts(name: string, all: Readonly<Record<string, ExtractedObject>>): ObjectFacts {
  const { fields, parents, children } = all[name];
  const known: Record<string, string> = {};
  const features: Record<string, string[]> = {};
  for (const [field, type] of Object.entries(fields)) {
    if (leftOut.test(field) || type.endsWith('[]')) continue;
    const relationship = field.endsWith('Id') ? field.slice(0, -2) : '';
    const target = parents[relationship];
    known[field] =
      target && all[target] && target !== anyRecord && !leftOutObjects.has(target) ? `${type} ${target}` : type;
    const feature = featureOf(name, field);
    if (feature) (features[feature] ??= []).push(field);
  }
  const relationships: Record<string, string> = {};
  for (const [relationship, child] of Object.entries(children)) {
    // Contacts of person accounts; an org without the feature has none.
    if (relationship.startsWith('Person')) continue;
    const field = childField(all[child], name);
    if (field) relationships[relationship] = `${child}.${field}`;
  }
  return { fields: known, children: relationships, features };
}

const [source] = process.argv.slice(2);
if (!source) throw new Error('Usage: build.ts EXTRACT.json');
const extract = JSON.parse(readFileSync(source, 'utf8')) as Record<string, ExtractedObject>;
const facts: StandardObjectFacts = Object.fromEntries(
  Object.keys(extract)
    .filter((name) => !leftOutObjects.has(name))
    .sort()
    .map((name) => [name, objectFacts(name, extract)]),
);
const lines = Object.entries(facts).map(([name, fact]) => `${JSON.stringify(name)}: ${JSON.stringify(fact)}`);
writeFileSync(join(import.meta.dirname, 'standardObjects.json'), `{\n${lines.join(',\n')}\n}\n`);
