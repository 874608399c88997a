import { registerSystemClasses } from '../runtime/systemTypes.ts';
import type { SystemClass } from './define.ts';
import { languageClasses } from './language/index.ts';
import { platformClasses } from './platformClasses.ts';

/** All system classes of the local org. What is not here does not exist for Apex. */
export const systemClasses: readonly SystemClass[] = [...languageClasses, ...platformClasses];

registerSystemClasses(systemClasses);
