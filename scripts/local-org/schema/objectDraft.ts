import type { FieldDefinition, ObjectDefinition } from './definitions.ts';

/** An object before its relationships are known. */
export type ObjectDraft = Omit<
  ObjectDefinition,
  | 'fields'
  | 'parentRelationships'
  | 'childRelationships'
  | 'nameField'
  | 'validationRules'
  | 'recordTypes'
  | 'fieldSets'
> & {
  readonly fields: Map<string, FieldDefinition>;
  readonly nameFieldName: string;
  readonly validationRules: ObjectDefinition['validationRules'][number][];
  readonly recordTypes: ObjectDefinition['recordTypes'][number][];
  readonly fieldSets: ObjectDefinition['fieldSets'][number][];
};
