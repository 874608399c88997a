import { SystemObject } from '../runtime/systemObject.ts';
import { defineClass } from './define.ts';
import { required, systemType } from './support.ts';

/** A `System.Version` of a package: major, minor and perhaps patch. */
export class VersionValue extends SystemObject {
  readonly major: number;
  readonly minor: number;
  readonly patch: number | null;

  constructor(major: number, minor: number, patch: number | null) {
    super(systemType('Version'));
    this.major = major;
    this.minor = minor;
    this.patch = patch;
  }
}

/** Patches are compared only when both versions have one. */
function compare(self: VersionValue, other: VersionValue | null): number {
  const { major, minor, patch } = required(other);
  const order = self.major - major || self.minor - minor;
  return Math.sign(order || (self.patch === null || patch === null ? 0 : self.patch - patch));
}

/** Salesforce: Apex Reference, "Version Class". */
export const version = defineClass('Version', {
  constructors: {
    '(Integer major, Integer minor)': (_type: unknown, major: number, minor: number) =>
      new VersionValue(major, minor, null),
    '(Integer major, Integer minor, Integer patch)': (_type: unknown, major: number, minor: number, patch: number) =>
      new VersionValue(major, minor, patch),
  },
  members: {
    'Integer major()': (self: VersionValue) => self.major,
    'Integer minor()': (self: VersionValue) => self.minor,
    'Integer patch()': (self: VersionValue) => self.patch,
    'Integer compareTo(Version other)': compare,
  },
});
