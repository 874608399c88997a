import CHOICES from './choices';
import HELPS from './helps';
import NAMES from './names';

/** What people call a setting. */
export function settingName(name: string): string {
  return NAMES[name] ?? name;
}

/** What a setting decides, in a sentence. */
export function settingHelp(name: string): string {
  return HELPS[name] ?? '';
}

/** What people call a value of a setting; numbers are what they are. */
export function settingValue(value: string): string {
  return CHOICES[value] ?? value;
}
