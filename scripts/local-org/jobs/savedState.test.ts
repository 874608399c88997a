import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyMetadata } from '../metadata/builder.ts';
import { ApexObject } from '../runtime/apexObject.ts';
import type { ClassDescriptor, FieldDescriptor } from '../runtime/apexObject.ts';
import { ApexBlob } from '../runtime/blob.ts';
import { ApexList, ApexMap, ApexSet } from '../runtime/collections.ts';
import { ApexDate, ApexDatetime } from '../runtime/dates.ts';
import { ApexDecimal } from '../runtime/decimal.ts';
import { ApexDouble } from '../runtime/double.ts';
import { enumValues } from '../runtime/enumValue.ts';
import { ApexException } from '../runtime/exceptions.ts';
import { SystemObject } from '../runtime/systemObject.ts';
import { typeRef, types } from '../runtime/typeRef.ts';
import { buildSchema } from '../schema/build.ts';
import { SObjectFieldValue } from '../system/schema/sObjectField.ts';
import { SObjectTypeValue } from '../system/schema/sObjectType.ts';
import { restoreState } from './restoreState.ts';
import { saveState } from './saveState.ts';

const field = (name: string, isTransient = false): FieldDescriptor => ({
  name,
  type: types.object,
  isStatic: false,
  isTransient,
  access: 'public',
  slot: `f_${name}`,
});

class Worker extends ApexObject {
  f_next: unknown = null;
  f_cache: unknown = null;
}
const workerType = typeRef('class', 'Worker');
const descriptor: ClassDescriptor = {
  type: workerType,
  apiVersion: 67,
  superclass: null,
  assignableTo: new Set([workerType]),
  fields: [field('next'), field('cache', true)],
  methods: [],
  isAbstract: false,
};
Object.defineProperty(Worker.prototype, 'descriptor', { value: descriptor });

const schema = buildSchema(emptyMetadata());
const context = { program: { allocate: () => new Worker() }, schema };
const throughJson = (value: unknown): unknown => restoreState(JSON.parse(JSON.stringify(saveState(value))), context);

test('values keep their Apex type and exact content', () => {
  const values = [
    null,
    true,
    7,
    'text',
    9_007_199_254_740_993n,
    new ApexDecimal(110n, 2),
    new ApexDouble(1),
    new ApexDate(20_000),
    new ApexDatetime(1_000),
    new ApexBlob(new Uint8Array([0, 255])),
  ];
  const restored = throughJson(new ApexList(types.object, values)) as ApexList;
  assert.deepEqual(restored.items, values);
  assert.equal(String(restored.items[5]), '1.10');
});

test('an enum value comes back as the same object', () => {
  const [, second] = enumValues(typeRef('enum', 'Season'), ['SPRING', 'SUMMER']);
  assert.equal(throughJson(second), second);
});

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_dynamic_describe_objects_understanding.htm
test('tokens of objects and fields outlive their transaction', () => {
  const account = schema.object('Account');
  const name = account?.fields.get('name');
  assert.ok(account && name);
  const restored = throughJson(
    new ApexList(types.object, [new SObjectTypeValue(account), new SObjectFieldValue(account, name)]),
  ) as ApexList;
  assert.equal(restored.items.map(String).join(' '), 'Account Name');
  assert.ok((restored.items[1] as SObjectFieldValue).equalsValue(new SObjectFieldValue(account, name)));
});

test('sets and maps find their keys again', () => {
  const map = new ApexMap(types.string, types.object, [['a', new ApexSet(types.integer, [1, 2])]]);
  const restored = throughJson(map) as ApexMap;
  assert.equal((restored.get('a') as ApexSet).has(2), true);
  assert.equal(restored.type, map.type);
});

test('objects keep cycles and shared parts, and leave out transient fields', () => {
  const worker = new Worker();
  worker.f_next = worker;
  worker.f_cache = 'not kept';
  const restored = throughJson(worker) as Worker;
  assert.equal(restored.f_next, restored);
  assert.equal(restored.f_cache, null);
});

test('what cannot outlive a transaction is refused by name', () => {
  const response = new SystemObject(typeRef('class', 'HttpResponse'));
  assert.throws(
    () => saveState(new ApexList(types.object, [response])),
    (error) => error instanceof ApexException && error.messageText === 'Not Serializable: System.HttpResponse',
  );
});
