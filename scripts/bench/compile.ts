import { compile } from '../local-org/emit/compile.ts';
import { openOrgData } from '../local-org/dml/orgData.ts';
import { readMetadata } from '../local-org/metadata/read.ts';
import { timed, type Bench } from './measure.ts';

/** How long the package takes to compile, first and once the engine is warm. */
export const compileBench: Bench = {
  name: 'compile',
  async run() {
    const metadata = readMetadata(['force-app/main', 'config/subscriber']);
    const data = openOrgData({ metadata, file: ':memory:' });
    const once = (): Promise<number> => timed(() => compile(metadata.apex, { schema: data.schema }));
    const [cold, warm] = [await once(), await once()];
    data.close();
    const files = metadata.apex.length;
    return [
      { bench: 'compile', what: `${files} Apex files, first time`, value: cold, unit: 'ms' },
      { bench: 'compile', what: `${files} Apex files, again`, value: warm, unit: 'ms' },
    ];
  },
};
