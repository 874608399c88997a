import { defineClass } from './define.ts';
import type { SystemClass } from './define.ts';
import { refuse } from './support.ts';

/**
 * Salesforce: Apex Reference, "DataWeave Namespace". The local org has no DataWeave engine: code that names scripts
 * compiles, `DataWeaveScriptResource.anyScript` being a `DataWeave.Script`, and making one is refused.
 */
export const dataWeaveClasses: readonly SystemClass[] = [
  defineClass('DataWeave.Script', {
    constructors: { '()': refuse('DataWeaveScriptResource') },
    members: {
      'static DataWeave.Script createScript(String name)': refuse('DataWeave.Script.createScript'),
      'static DataWeave.Script createScript(String namespace, String name)': refuse('DataWeave.Script.createScript'),
      'DataWeave.Result execute(Map<String,Object> inputs)': refuse('DataWeave.Script.execute'),
    },
  }),
  defineClass('DataWeave.Result', {
    members: {
      'Object getValue()': refuse('DataWeave.Result.getValue'),
      'String getValueAsString()': refuse('DataWeave.Result.getValueAsString'),
    },
  }),
];
