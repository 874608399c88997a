import { defineClass } from '../../define.ts';
import { checkMembers } from './checks.ts';
import { createMembers } from './create.ts';
import { editMembers } from './edit.ts';
import { escapeMembers } from './escape.ts';
import { regexMembers } from './regex.ts';
import { searchMembers } from './search.ts';

/** Salesforce: Apex Reference, "String Class". */
export const string = defineClass('String', {
  members: { ...createMembers, ...checkMembers, ...searchMembers, ...editMembers, ...regexMembers, ...escapeMembers },
  isInstance: (value) => typeof value === 'string',
});
