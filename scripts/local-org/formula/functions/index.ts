import type { FormulaFunction } from './call.ts';
import { logicFunctions } from './logic.ts';
import { numberFunctions } from './number.ts';
import { textFunctions } from './text.ts';
import { timeFunctions } from './time.ts';

/** Every formula function that the local org knows, by name. */
export const functions: Readonly<Record<string, FormulaFunction | undefined>> = {
  ...logicFunctions,
  ...numberFunctions,
  ...textFunctions,
  ...timeFunctions,
};
