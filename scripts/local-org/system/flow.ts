import { defineClass } from './define.ts';
import type { SystemClass } from './define.ts';
import { refuse } from './support.ts';

const create = refuse('Flow.Interview.createInterview');

/**
 * Salesforce: Apex Reference, "Interview Class" of the Flow namespace. The local org runs no flows: code that names
 * one compiles, `Flow.Interview.Any_Flow` being `Flow.Interview` as for flows that an org lacks, and starting one is
 * refused.
 */
export const flowClasses: readonly SystemClass[] = [
  defineClass('Flow.Interview', {
    constructors: { '(Map<String,Object> inputs)': create },
    members: {
      'static Flow.Interview createInterview(String name, Map<String,Object> inputs)': create,
      'static Flow.Interview createInterview(String namespace, String name, Map<String,Object> inputs)': create,
      'void start()': refuse('Flow.Interview.start'),
      'Object getVariableValue(String name)': refuse('Flow.Interview.getVariableValue'),
    },
  }),
];
