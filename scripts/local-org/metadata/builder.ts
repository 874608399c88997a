import type * as model from './model.ts';

type Mutable<T> = {
  -readonly [K in keyof T]: T[K] extends ReadonlyMap<infer Key, infer Value>
    ? Map<Key, Value>
    : T[K] extends readonly (infer Item)[]
      ? Item[]
      : T[K];
};

/** {@link model.OrgMetadata} while it is being read. */
export type MetadataBuilder = Mutable<model.OrgMetadata>;

/** Metadata of an org with nothing in it. */
export function emptyMetadata(): MetadataBuilder {
  return {
    objects: new Map(),
    globalValueSets: new Map(),
    standardValueSets: new Map(),
    customMetadata: [],
    labels: new Map(),
    permissionSets: new Map(),
    permissionSetGroups: new Map(),
    customPermissions: new Map(),
    namedCredentials: new Map(),
    externalCredentials: new Map(),
    remoteSites: new Map(),
    notificationTypes: new Map(),
    queues: new Map(),
    sites: new Map(),
    staticResources: new Map(),
    tabs: new Map(),
    applications: new Map(),
    flexiPages: new Map(),
    apex: [],
    notices: [],
  };
}

/** An object while its parts, which lie in several files, are being put together. */
export type ObjectBuilder = Mutable<model.ObjectMetadata>;

/** The object of that name, made when it is not there yet. */
export function objectBuilder(metadata: MetadataBuilder, name: string): ObjectBuilder {
  const key = name.toLowerCase();
  const known = metadata.objects.get(key);
  if (known) return known as ObjectBuilder;
  const made: ObjectBuilder = { name, fields: [], validationRules: [], recordTypes: [], fieldSets: [], listViews: [] };
  metadata.objects.set(key, made);
  return made;
}
