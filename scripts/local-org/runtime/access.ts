import { frames } from './frames.ts';
import { current } from './transaction.ts';
import type { AccessContext, AccessMode } from '../ports.ts';

/** From this API version on, SOQL and DML run in user mode unless they say otherwise. */
const userModeVersion = 67;

/**
 * Whether the running code is `with sharing`: the innermost class that says so decides; classes that say nothing run
 * as their caller does, from API version 67 on with sharing. Salesforce: Apex Developer Guide, "Using the with
 * sharing, without sharing, and inherited sharing Keywords".
 */
function isSharing(): boolean {
  for (let depth = frames.depth - 1; depth >= frames.base; depth--) {
    const site = frames.sites[depth];
    if (site.sharing === 'with') return true;
    if (site.sharing === 'without' || site.isTrigger) return false;
    if (site.sharing === 'none' && site.apiVersion >= userModeVersion) return true;
    if (site.sharing === 'inherited' && depth === frames.base) return true;
  }
  return current().sharing;
}

/**
 * How SOQL and DML run at the place that is running.
 * @param written the access mode that the statement names; null when it names none
 */
export function accessHere(written: AccessMode | null = null): AccessContext {
  const site = frames.depth > frames.base ? frames.sites[frames.depth - 1] : undefined;
  const isUserMode = site !== undefined && !site.isTrigger && site.apiVersion >= userModeVersion;
  const mode = written ?? (isUserMode ? 'user' : 'system');
  return { mode, sharing: mode === 'user' || isSharing() };
}
