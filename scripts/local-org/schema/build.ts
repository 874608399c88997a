import { overlay, standardObjects } from '../facts/facts.ts';
import type { FieldMetadata, ObjectMetadata, OrgMetadata } from '../metadata/model.ts';
import { addCurrencies } from './currencies.ts';
import { customField, type FieldLookup } from './customField.ts';
import { customObject, kindOf } from './customObject.ts';
import type { ChildRelationship, FieldDefinition, ObjectDefinition, OrgSchema } from './definitions.ts';
import { field } from './fieldTypes.ts';
import { NameMap } from './names.ts';
import type { ObjectDraft } from './objectDraft.ts';
import { standardObject } from './standardObject.ts';

/** What an org's schema depends on besides its metadata. */
export interface SchemaOptions {
  /** Optional features that the org has, such as `MultiCurrency` or `PersonAccounts`. */
  readonly features?: readonly string[];
  /** Namespace of the project; names may then be written with or without it. */
  readonly namespace?: string;
  /** Key prefixes given to custom objects earlier, by lower-cased object name. */
  readonly keyPrefixes?: ReadonlyMap<string, string>;
}

/** Objects besides custom ones that activities can be about. */
const activityTargets = ['Account', 'Opportunity', 'Case', 'Campaign', 'Contract', 'Order', 'Product2'];

/**
 * Builds the schema of an org: the standard objects, and the project's own objects and fields.
 * @throws Error naming the field when the metadata refers to something that does not exist
 */
export function buildSchema(metadata: OrgMetadata, options: SchemaOptions = {}): OrgSchema {
  const drafts = new Map<string, ObjectDraft>();
  const custom = [...metadata.objects.values()].filter((object) => kindOf(object) !== 'standard');
  addStandardObjects(drafts, metadata, options, custom);
  addCustomObjects(drafts, custom, options.keyPrefixes ?? new Map());
  if (options.features?.includes('MultiCurrency')) addCurrencies(drafts);
  for (const object of metadata.objects.values()) {
    for (const draft of draftsOf(drafts, object)) addOwnParts(draft, object, metadata);
  }
  return linkObjects(drafts, options.namespace ?? '');
}

function addStandardObjects(
  drafts: Map<string, ObjectDraft>,
  metadata: OrgMetadata,
  options: SchemaOptions,
  custom: readonly ObjectMetadata[],
): void {
  const activity = [
    ...activityTargets,
    ...custom.filter((object) => kindOf(object) === 'custom').map((object) => object.name),
  ];
  const groups: Readonly<Record<string, readonly string[]>> = {
    $activity: activity,
    $record: [...activity, 'Contact', 'Lead'],
  };
  const expandTargets = (targets: readonly string[]): readonly string[] =>
    targets.flatMap((target) => groups[target] ?? [target]);
  const features = new Set(options.features ?? []);
  for (const [name, facts] of Object.entries(standardObjects)) {
    drafts.set(
      name.toLowerCase(),
      standardObject(name, { facts, overlay: overlay[name], metadata, features, expandTargets }),
    );
  }
}

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

function addCustomObjects(
  drafts: Map<string, ObjectDraft>,
  custom: readonly ObjectMetadata[],
  given: ReadonlyMap<string, string>,
): void {
  const taken = new Set(given.values());
  const sorted = [...custom].sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const object of sorted) {
    const key = object.name.toLowerCase();
    const prefix = given.get(key) ?? freePrefix(object, taken);
    taken.add(prefix);
    drafts.set(key, customObject(object, prefix));
  }
}

/** Custom objects and settings have ids from `a00`, metadata types from `m00`, events from `e00`. */
function freePrefix(object: ObjectMetadata, taken: ReadonlySet<string>): string {
  const kind = kindOf(object);
  const first = kind === 'customMetadata' ? 'm' : kind === 'platformEvent' ? 'e' : 'a';
  for (const second of digits) {
    for (const third of digits) if (!taken.has(first + second + third)) return first + second + third;
  }
  throw new Error(`There are too many custom objects: no key prefix is left for ${object.name}`);
}

/** Custom fields of activities are declared once, for tasks and events. */
function draftsOf(drafts: ReadonlyMap<string, ObjectDraft>, object: ObjectMetadata): ObjectDraft[] {
  const names = object.name === 'Activity' ? ['task', 'event'] : [object.name.toLowerCase()];
  return names.map((name) => drafts.get(name)).filter((draft) => draft !== undefined);
}

function addOwnParts(draft: ObjectDraft, object: ObjectMetadata, metadata: OrgMetadata): void {
  const find: FieldLookup = (objectName, fieldName) =>
    metadata.objects
      .get(objectName.toLowerCase())
      ?.fields.find((own) => own.name.toLowerCase() === fieldName.toLowerCase());
  for (const own of object.fields) {
    const key = own.name.toLowerCase();
    const standard = draft.fields.get(key);
    draft.fields.set(
      key,
      standard && !standard.isCustom ? refined(standard, own) : customField(draft.name, own, metadata, find),
    );
  }
  draft.validationRules.push(...object.validationRules);
  draft.fieldSets.push(...object.fieldSets);
  draft.recordTypes.push(...object.recordTypes);
  if (object.recordTypes.length > 0 && !draft.fields.has('recordtypeid')) {
    draft.fields.set(
      'recordtypeid',
      field('RecordTypeId', 'Lookup', { referenceTo: ['RecordType'], relationshipName: 'RecordType' }),
    );
  }
}

/** A standard field whose file changes its label, help or values. */
function refined(standard: FieldDefinition, own: FieldMetadata): FieldDefinition {
  return {
    ...standard,
    label: own.label ?? standard.label,
    helpText: own.helpText ?? standard.helpText,
    description: own.description ?? standard.description,
    picklistValues: own.picklistValues ?? standard.picklistValues,
  };
}

function linkObjects(drafts: ReadonlyMap<string, ObjectDraft>, namespace: string): OrgSchema {
  const children = childRelationships(drafts);
  const objects = new NameMap<ObjectDefinition>(namespace);
  for (const [key, draft] of drafts) {
    const { nameFieldName, ...rest } = draft;
    const lookups = [...draft.fields.values()].filter((own) => own.relationshipName !== undefined);
    objects.set(key, {
      ...rest,
      fields: new NameMap(namespace, draft.fields),
      parentRelationships: new NameMap(
        namespace,
        lookups.map((own) => [own.relationshipName ?? '', own]),
      ),
      childRelationships: new NameMap(namespace, children.get(key) ?? []),
      nameField: draft.fields.get(nameFieldName.toLowerCase()),
    });
  }
  const byPrefix = new Map(
    [...objects.values()].filter((object) => object.keyPrefix).map((object) => [object.keyPrefix, object]),
  );
  return {
    object: (name) => objects.get(name.toLowerCase()),
    objectByKeyPrefix: (prefix) => byPrefix.get(prefix),
    objects: () => objects.values(),
  };
}

/** Children that the platform gives every custom object. */
const sharedChildren: Readonly<Record<string, string>> = {
  Tasks: 'Task.WhatId',
  Events: 'Event.WhatId',
  Attachments: 'Attachment.ParentId',
  ContentDocumentLinks: 'ContentDocumentLink.LinkedEntityId',
};

/** Child relationships by lower-cased parent. */
function childRelationships(drafts: ReadonlyMap<string, ObjectDraft>): Map<string, [string, ChildRelationship][]> {
  const children = new Map<string, [string, ChildRelationship][]>();
  const add = (parent: string, name: string, childObject: string, childField: string): void => {
    if (!drafts.get(childObject.toLowerCase())?.fields.has(childField.toLowerCase())) return;
    const list = children.get(parent.toLowerCase()) ?? [];
    list.push([name, { name, childObject, field: childField }]);
    children.set(parent.toLowerCase(), list);
  };
  for (const draft of drafts.values()) {
    for (const [name, target] of Object.entries(declaredChildren(draft))) {
      const [childObject, childField] = target.split('.');
      add(draft.name, name, childObject, childField);
    }
    for (const own of draft.fields.values()) {
      const name = own.childRelationshipName;
      if (name) own.referenceTo.forEach((parent) => add(parent, name, draft.name, own.name));
    }
  }
  return children;
}

function declaredChildren(draft: ObjectDraft): Readonly<Record<string, string>> {
  if (draft.kind === 'custom') return sharedChildren;
  return { ...standardObjects[draft.name]?.children, ...overlay[draft.name]?.children };
}
