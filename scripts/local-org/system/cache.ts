import { ApexMap, ApexSet } from '../runtime/collections.ts';
import { apexException } from '../runtime/exceptions.ts';
import { SystemObject } from '../runtime/systemObject.ts';
import { current } from '../runtime/transaction.ts';
import { types } from '../runtime/typeRef.ts';
import { defineClass } from './define.ts';
import type { Implementation, SystemClass } from './define.ts';
import { callApex, perTransaction, required, systemEnum, systemType } from './support.ts';
import { isTestRunning } from './test/testContext.ts';
import type { TypeValue } from './language/type.ts';

/** Salesforce: Apex Reference, "Visibility Enum". */
export const cacheVisibility = systemEnum('Cache.Visibility', ['ALL', 'NAMESPACE']);

type Kind = 'Org' | 'Session';

/** Cached values by `Org:partition:key`. A test has a cache of its own, as long as it lasts. */
const shared = new Map<string, unknown>();
const ofTest = perTransaction(() => new Map<string, unknown>());
const store = (): Map<string, unknown> => (isTestRunning() ? ofTest.get() : shared);

const DEFAULT_PARTITION = 'local.default';

/** A `Cache.OrgPartition` or `Cache.SessionPartition`. */
class PartitionValue extends SystemObject {
  readonly kind: Kind;
  readonly name: string;

  constructor(kind: Kind, name: string) {
    super(systemType(`Cache.${kind}Partition`));
    this.kind = kind;
    this.name = name.includes('.') ? name : `local.${name}`;
  }

  get prefix(): string {
    return `${this.kind}:${this.name.toLowerCase()}:`;
  }

  key(key: string | null): string {
    const text = required(key);
    if (!/^[a-zA-Z0-9]{1,50}$/.test(text)) {
      throw apexException(
        `Cache.${this.kind}.${this.kind}CacheException`,
        `Invalid key: ${text}. Keys are alphanumeric, of 50 characters at most.`,
      );
    }
    return this.prefix + text;
  }

  keys(): string[] {
    return [...store().keys()].filter((key) => key.startsWith(this.prefix)).map((key) => key.slice(this.prefix.length));
  }
}

/** `partition.key` or `key` of the default partition, as the static methods take it. */
function located(kind: Kind, key: string | null): readonly [PartitionValue, string] {
  const parts = required(key).split('.');
  const name = parts.pop() ?? '';
  return [new PartitionValue(kind, parts.length === 0 ? DEFAULT_PARTITION : parts.join('.')), name];
}

function put(partition: PartitionValue, key: string | null, value: unknown): void {
  store().set(partition.key(key), required(value));
}

/** Asks a `Cache.CacheBuilder` for what is not there yet. */
function getOrBuild(partition: PartitionValue, builder: TypeValue | null, key: string | null): unknown {
  const found = store().get(partition.key(key));
  if (found !== undefined) return found;
  const { program } = current().services;
  const built = program.invokeMethod(program.newInstance(required(builder).ref), 'doLoad', [key]);
  if (built !== null) store().set(partition.key(key), built);
  return built;
}

const tails = [
  '',
  ', Integer ttlSecs',
  ', Cache.Visibility visibility',
  ', Integer ttlSecs, Cache.Visibility visibility, Boolean immutable',
];

/** The members in both their forms: static with the partition in the key, and of a partition. */
function operations(
  locate: (self: unknown, key: string | null) => readonly [PartitionValue, string],
  isStatic: boolean,
): Record<string, Implementation> {
  const prefix = isStatic ? 'static ' : '';
  const adapt =
    (work: (partition: PartitionValue, key: string, ...rest: unknown[]) => unknown): Implementation =>
    (...args: unknown[]) => {
      const [self, ...rest] = isStatic ? [null, ...args] : args;
      const [partition, key] = locate(self, rest[0] as string | null);
      return work(partition, key, ...rest.slice(1));
    };
  const members: Record<string, Implementation> = {
    [`${prefix}Object get(String key)`]: adapt((partition, key) => store().get(partition.key(key)) ?? null),
    [`${prefix}Boolean contains(String key)`]: adapt((partition, key) => store().has(partition.key(key))),
    [`${prefix}Boolean remove(String key)`]: adapt((partition, key) => store().delete(partition.key(key))),
  };
  for (const tail of tails)
    members[`${prefix}void put(String key, Object value${tail})`] = adapt((partition, key, value) =>
      put(partition, key, value),
    );
  return members;
}

function staticClass(kind: Kind): SystemClass {
  return defineClass(`Cache.${kind}`, {
    members: {
      ...operations((_self, key) => located(kind, key), true),
      [`static Cache.${kind}Partition getPartition(String name)`]: (name: string | null) =>
        new PartitionValue(kind, required(name)),
      'static Object get(Type cacheBuilder, String key)': (builder: TypeValue | null, key: string | null) =>
        getOrBuild(...cacheBuilderArguments(kind, builder, key)),
      'static Boolean remove(Type cacheBuilder, String key)': (_builder: TypeValue | null, key: string | null) => {
        const [partition, name] = located(kind, key);
        return store().delete(partition.key(name));
      },
      'static Boolean isAvailable()': () => true,
      'static Set<String> getKeys()': () =>
        new ApexSet(types.string, new PartitionValue(kind, DEFAULT_PARTITION).keys()),
      'static String getName()': () => 'default',
    },
  });
}

function cacheBuilderArguments(
  kind: Kind,
  builder: TypeValue | null,
  key: string | null,
): [PartitionValue, TypeValue | null, string] {
  const [partition, name] = located(kind, key);
  return [partition, builder, name];
}

function getMany(self: PartitionValue, keys: ApexSet | null): ApexMap {
  const entries = [...required(keys)].map((key) => [key, store().get(self.key(String(key))) ?? null] as const);
  return new ApexMap(types.string, types.object, entries);
}

const partitionMembers: Record<string, Implementation> = {
  ...operations((self, key) => [self as PartitionValue, required(key)], false),
  'Object get(Type cacheBuilder, String key)': (self: PartitionValue, builder: TypeValue | null, key: string | null) =>
    getOrBuild(self, builder, key),
  'Map<String,Object> get(Set<String> keys)': getMany,
  'Boolean remove(Type cacheBuilder, String key)': (
    self: PartitionValue,
    _builder: TypeValue | null,
    key: string | null,
  ) => store().delete(self.key(key)),
  'Boolean isAvailable()': () => true,
  'Set<String> getKeys()': (self: PartitionValue) => new ApexSet(types.string, self.keys()),
  'String getName()': (self: PartitionValue) => self.name,
  'Long getNumKeys()': (self: PartitionValue) => BigInt(self.keys().length),
  'Double getCapacity()': () => null,
  'static String createFullyQualifiedKey(String namespace, String partition, String key)': (
    namespace: string,
    partition: string,
    key: string,
  ) => `${namespace}.${partition}.${key}`,
  'static String createFullyQualifiedPartition(String namespace, String partition)': (
    namespace: string,
    partition: string,
  ) => `${namespace}.${partition}`,
  'static void validateKey(Boolean isDefault, String key)': (_isDefault: boolean, key: string | null) =>
    void new PartitionValue('Org', DEFAULT_PARTITION).key(key),
  'static void validateKeyValue(Boolean isDefault, String key, Object value)': (
    _isDefault: boolean,
    key: string | null,
    value: unknown,
  ) => {
    new PartitionValue('Org', DEFAULT_PARTITION).key(key);
    required(value);
  },
};

/** Salesforce: Apex Reference, "Cache Namespace". Nothing expires by itself, and there is no limit of size. */
export const cacheClasses: readonly SystemClass[] = [
  staticClass('Org'),
  staticClass('Session'),
  defineClass('Cache.Partition', { isVirtual: true, members: partitionMembers }),
  defineClass('Cache.OrgPartition', { superclass: 'Cache.Partition' }),
  defineClass('Cache.SessionPartition', { superclass: 'Cache.Partition' }),
  defineClass('Cache.CacheBuilder', {
    kind: 'interface',
    members: { 'Object doLoad(String key)': callApex('doLoad') },
  }),
];
