import { ApexList } from '../../runtime/collections.ts';
import { apexException } from '../../runtime/exceptions.ts';
import { current } from '../../runtime/transaction.ts';
import { types } from '../../runtime/typeRef.ts';
import { defineClass } from '../define.ts';
import type { Implementation } from '../define.ts';
import { refuse, required, systemType } from '../support.ts';
import { CaseInsensitiveMap } from './caseInsensitiveMap.ts';
import { DescribeSObjectValue } from './describeSObject.ts';
import { SObjectTypeValue } from './sObjectType.ts';

/** All objects of the org by lower-cased API name. */
function globalDescribe(): CaseInsensitiveMap {
  const map = new CaseInsensitiveMap(types.string, systemType('Schema.SObjectType'));
  const { schema: org } = current().services;
  for (const object of org.objects()) map.set(object.name, new SObjectTypeValue(object));
  map.nameOf = (key) => org.object(key)?.name;
  return map;
}

const describeAll: Implementation = (names: ApexList | null) => {
  const { schema } = current().services;
  const results = required(names).items.map((name) => {
    const object = schema.object(String(name));
    if (!object) throw apexException('InvalidParameterValueException', `Invalid sObject name: ${String(name)}`);
    return new DescribeSObjectValue(object);
  });
  return new ApexList(systemType('Schema.DescribeSObjectResult'), results);
};

/** Salesforce: Apex Reference, "Schema Class". */
export const schema = defineClass('Schema', {
  members: {
    'static Map<String,Schema.SObjectType> getGlobalDescribe()': globalDescribe,
    'static List<Schema.DescribeSObjectResult> describeSObjects(List<String> names)': describeAll,
    'static List<Schema.DescribeSObjectResult> describeSObjects(List<String> names, Schema.SObjectDescribeOptions options)':
      describeAll,
    'static Object describeTabs()': refuse('Schema.describeTabs'),
    'static Object describeDataCategoryGroups(List<String> names)': refuse('Schema.describeDataCategoryGroups'),
  },
});
