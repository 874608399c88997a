import type { RoundingMode } from '../../../runtime/decimal.ts';
import type { ApexEnumValue } from '../../../runtime/enumValue.ts';
import { required, systemEnum } from '../../support.ts';

/** Salesforce: Apex Reference, "Rounding Mode". */
export const roundingMode = systemEnum('RoundingMode', [
  'CEILING',
  'DOWN',
  'FLOOR',
  'HALF_DOWN',
  'HALF_EVEN',
  'HALF_UP',
  'UNNECESSARY',
  'UP',
]);

/** The mode that an Apex value names. */
export const modeOf = (value: ApexEnumValue | null): RoundingMode => required(value).name as RoundingMode;
