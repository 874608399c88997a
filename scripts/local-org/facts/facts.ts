import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FieldType, ObjectDefinition, PicklistValue } from '../schema/definitions.ts';

/** What `standardObjects.json` says of one object. */
export interface ObjectFacts {
  /** Field → Apex type, followed by the object that a lookup points to: `"AccountId": "Id Account"`. */
  readonly fields: Readonly<Record<string, string>>;
  /** Child relationship → `Child.LookupField`. */
  readonly children: Readonly<Record<string, string>>;
  /** Feature → fields that exist only with it. */
  readonly features: Readonly<Record<string, readonly string[]>>;
}

/** `standardObjects.json`, by object name. */
export type StandardObjectFacts = Readonly<Record<string, ObjectFacts>>;

/** What `overlay.json` says of one field; a field that `standardObjects.json` lacks needs a type. */
export interface FieldOverlay {
  readonly type?: FieldType;
  readonly label?: string;
  readonly length?: number;
  readonly precision?: number;
  readonly scale?: number;
  readonly required?: boolean;
  readonly unique?: boolean;
  readonly caseSensitive?: boolean;
  /** Values, the default marked by a `*` before it. */
  readonly values?: readonly string[];
  /** Name of the standard value set that may replace the values. */
  readonly valueSet?: string;
  readonly restricted?: boolean;
  /** Objects that a lookup points to; `$activity` stands for all that `WhatId` takes, `$record` for those and people. */
  readonly to?: readonly string[];
  /** Name of the parent relationship, when it is not the field's name without `Id`. */
  readonly as?: string;
  readonly onDelete?: 'SetNull' | 'Restrict' | 'Cascade';
  /** `never`: set by the platform; `create`: fixed once the record exists. */
  readonly write?: 'never' | 'create';
  readonly default?: string;
  readonly displayFormat?: string;
}

/** What `overlay.json` says of one object. */
export interface ObjectOverlay {
  readonly prefix: string;
  readonly label?: string;
  readonly plural?: string;
  /** The field that names a record; default `Name` if there is one. */
  readonly nameField?: string;
  readonly sharing?: ObjectDefinition['sharingModel'];
  readonly setup?: boolean;
  /** A platform event. */
  readonly event?: boolean;
  /** Its rows describe the schema; they are kept nowhere. */
  readonly described?: boolean;
  /** Letters of the operations that DML takes: `c`reate, `u`pdate, `d`elete; default all three. */
  readonly dml?: string;
  readonly fields?: Readonly<Record<string, FieldOverlay>>;
  readonly children?: Readonly<Record<string, string>>;
  /** Fields that do not exist in an org without further features. */
  readonly without?: readonly string[];
}

const readJson = (name: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8'));

/** Objects and fields from the public type declarations. */
export const standardObjects = readJson('standardObjects.json') as StandardObjectFacts;

/** What the declarations don't tell, by object name. */
export const overlay = readJson('overlay.json') as Readonly<Record<string, ObjectOverlay>>;

/** Value sets whose values mean something, by name of the standard value set. */
export const valueSets = readJson('valueSets.json') as Readonly<
  Record<string, readonly (Partial<PicklistValue> & Pick<PicklistValue, 'value'>)[]>
>;
