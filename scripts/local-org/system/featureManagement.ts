import { current } from '../runtime/transaction.ts';
import { defineClass } from './define.ts';
import { refuse, required } from './support.ts';

/** Salesforce: Apex Reference, "FeatureManagement Class". Feature parameters need a license org: refused. */
export const featureManagement = defineClass('FeatureManagement', {
  members: {
    'static Boolean checkPermission(String name)': (name: string | null) =>
      current().database.rights.hasCustomPermission(required(name)),
    'static Boolean checkPackageBooleanValue(String name)': refuse('FeatureManagement.checkPackageBooleanValue'),
    'static Date checkPackageDateValue(String name)': refuse('FeatureManagement.checkPackageDateValue'),
    'static Integer checkPackageIntegerValue(String name)': refuse('FeatureManagement.checkPackageIntegerValue'),
    'static void changeProtection(String name, String typeName, String protection)': refuse(
      'FeatureManagement.changeProtection',
    ),
    'static void setPackageBooleanValue(String name, Boolean value)': refuse(
      'FeatureManagement.setPackageBooleanValue',
    ),
    'static void setPackageDateValue(String name, Date value)': refuse('FeatureManagement.setPackageDateValue'),
    'static void setPackageIntegerValue(String name, Integer value)': refuse(
      'FeatureManagement.setPackageIntegerValue',
    ),
  },
});
