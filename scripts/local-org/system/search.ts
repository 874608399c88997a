import { search } from '../sosl/search.ts';
import type { AccessLevelValue } from './accessLevel.ts';
import { atCallSite, defineClass } from './define.ts';
import type { CallSite } from './define.ts';
import { refuse, required } from './support.ts';

/** Salesforce: Apex Reference, "Search Class". */
export const searchClass = defineClass('Search', {
  members: {
    'static List<List<SObject>> query(String sosl)': atCallSite((site: CallSite, sosl: string | null) =>
      search(
        required(sosl),
        (name) => site.bind(name),
        () => site.access,
      ),
    ),
    'static List<List<SObject>> query(String sosl, AccessLevel accessLevel)': atCallSite(
      (site: CallSite, sosl: string | null, level: AccessLevelValue | null) =>
        search(
          required(sosl),
          (name) => site.bind(name),
          () => required(level).contextFor(site.access),
        ),
    ),
    'static Object find(String sosl)': refuse('Search.find'),
    'static Object suggest(String text, String objectName, Object options)': refuse('Search.suggest'),
  },
});
