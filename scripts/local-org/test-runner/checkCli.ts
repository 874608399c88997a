import { relative } from 'node:path';
import { runCommandLine } from '../../command-line/run.ts';
import { loadProgram } from './loadProgram.ts';
import { sourceFolders } from './sourceFolders.ts';

const help = `npm run apex:check -- [--source DIR]... [--namespace NS]

Compiles Apex against its own objects and Salesforce's standard ones, and prints what is wrong as file:line:column: message.

  --source DIR     an SFDX source folder; may be given several times (default: this package)
  --namespace NS   the namespace of the source: ns.Class and ns__Field__c are then known as well

Exit code 1 when anything does not compile.
Example: npm run apex:check -- --source ../other-project/force-app
`;

await runCommandLine({
  help,
  options: { source: { type: 'string', multiple: true }, namespace: { type: 'string' } },
  async run({ source, namespace }) {
    const { program, metadata } = loadProgram(sourceFolders(source), namespace);
    for (const { file, line, column, message } of program.problems) {
      console.log(`${relative(process.cwd(), file)}:${line}:${column}: ${message}`);
    }
    if (program.problems.length > 0) return 1;
    console.log(`${metadata.apex.length} Apex files compile.`);
    return 0;
  },
});
