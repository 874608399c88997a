import { type FieldOverlay, type ObjectFacts, type ObjectOverlay, valueSets } from '../facts/facts.ts';
import type { OrgMetadata } from '../metadata/model.ts';
import type { FieldDefinition, PicklistValue } from './definitions.ts';
import { apexTypeOf, field, guessType, labelOf, platformWritten, systemFields } from './fieldTypes.ts';
import type { ObjectDraft } from './objectDraft.ts';

/** What a standard object's definition is made from. */
export interface StandardSource {
  readonly facts: ObjectFacts;
  readonly overlay: ObjectOverlay;
  readonly metadata: OrgMetadata;
  readonly features: ReadonlySet<string>;
  /** Objects that `$activity` and `$record` stand for. */
  readonly expandTargets: (targets: readonly string[]) => readonly string[];
}

/** A standard object as facts and overlay describe it, without the project's own fields. */
export function standardObject(name: string, source: StandardSource): ObjectDraft {
  const { overlay } = source;
  const label = overlay.label ?? labelOf(name);
  const fields = standardFields(name, source);
  const dml = overlay.dml ?? 'cud';
  return {
    name,
    label,
    pluralLabel: overlay.plural ?? `${label}s`,
    kind: overlay.event ? 'platformEvent' : 'standard',
    keyPrefix: overlay.prefix,
    fields,
    nameFieldName: overlay.nameField ?? 'Name',
    validationRules: [],
    recordTypes: [],
    fieldSets: [],
    sharingModel: overlay.sharing ?? 'FullAccess',
    isSetup: overlay.setup ?? false,
    isCreateable: dml.includes('c'),
    isUpdateable: dml.includes('u'),
    isDeletable: dml.includes('d'),
    isQueryable: overlay.prefix !== '' || overlay.described === true,
  };
}

function standardFields(name: string, source: StandardSource): Map<string, FieldDefinition> {
  const { facts, overlay, features } = source;
  const hidden = new Set(overlay.without ?? []);
  for (const [feature, names] of Object.entries(facts.features))
    if (!features.has(feature)) names.forEach((field) => hidden.add(field));
  const fields = new Map<string, FieldDefinition>();
  for (const definition of systemFields().filter((system) => system.name in facts.fields))
    fields.set(definition.name.toLowerCase(), definition);
  for (const fieldName of new Set([...Object.keys(facts.fields), ...Object.keys(overlay.fields ?? {})])) {
    const key = fieldName.toLowerCase();
    if (hidden.has(fieldName) || fields.has(key)) continue;
    fields.set(key, standardField(fieldName, source, `${name}.${fieldName}`));
  }
  return fields;
}

function standardField(name: string, source: StandardSource, where: string): FieldDefinition {
  const declared = source.facts.fields[name]?.split(' ') ?? [];
  const said = source.overlay.fields?.[name] ?? {};
  const guess = guessType(name, declared[0] ?? '');
  const type = said.type ?? guess.type;
  const isNumber = apexTypeOf(type) === 'Decimal' || type === 'Integer';
  const isWritten = !platformWritten.has(name) && said.write !== 'never' && type !== 'AutoNumber' && type !== 'Address';
  return field(name, type, {
    apexType: type === 'Any' ? 'Object' : apexTypeOf(type),
    ...(type === guess.type || isNumber ? guess.limits : { length: 255 }),
    ...limits(said),
    ...lookup(name, declared[1], said, source),
    picklistValues: picklist(said, source.metadata, where),
    isRestrictedPicklist: said.restricted ?? false,
    isRequired: said.required ?? false,
    isUnique: said.unique ?? false,
    isCaseSensitive: said.caseSensitive ?? false,
    isNameField: name === (source.overlay.nameField ?? 'Name'),
    isCreateable: isWritten,
    isUpdateable: isWritten && said.write !== 'create',
    defaultValue: said.default ?? (type === 'Checkbox' ? 'false' : undefined),
    displayFormat: said.displayFormat,
    ...(said.label ? { label: said.label } : {}),
  });
}

function limits({ length, precision, scale }: FieldOverlay): Partial<FieldDefinition> {
  return {
    ...(length === undefined ? {} : { length }),
    ...(precision === undefined ? {} : { precision, scale: scale ?? 0 }),
  };
}

function lookup(
  name: string,
  declaredTarget: string | undefined,
  said: FieldOverlay,
  source: StandardSource,
): Partial<FieldDefinition> {
  const targets = said.to ?? (declaredTarget ? [declaredTarget] : []);
  if (targets.length === 0) return {};
  return {
    referenceTo: source.expandTargets(targets),
    relationshipName: said.as ?? name.replace(/Id$/, ''),
    deleteConstraint: said.onDelete ?? 'SetNull',
  };
}

function picklist(said: FieldOverlay, metadata: OrgMetadata, where: string): readonly PicklistValue[] {
  const replaced = said.valueSet ? metadata.standardValueSets.get(said.valueSet.toLowerCase()) : undefined;
  if (replaced) return replaced;
  const meaningful = said.valueSet ? valueSets[said.valueSet] : undefined;
  if (meaningful)
    return meaningful.map((value) => ({ label: value.value, isDefault: false, isActive: true, ...value }));
  if (said.valueSet && !said.values)
    throw new Error(`facts/overlay.json: ${where} has neither values nor a known value set`);
  return (said.values ?? []).map((text) => {
    const value = text.replace(/^\*/, '');
    return { value, label: value, isDefault: text.startsWith('*'), isActive: true };
  });
}
