import { parseArgs, type ParseArgsConfig } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;
type Values<T extends Options> = ReturnType<typeof parseArgs<{ options: T; strict: true }>>['values'];

/** A command of the project as its `cli.ts` declares it. */
export interface CommandLine<T extends Options> {
  /** Shown for `--help`: what it does, its flags, an example. */
  readonly help: string;
  readonly options: T;
  /** @returns the exit code; nothing means 0 */
  run(values: Values<T>): Promise<number | void>;
}

/**
 * Reads the arguments, answers `--help`, runs the command and sets the exit code. Wrong arguments and errors end with
 * one sentence on standard error and exit code 1.
 * @param command what to run
 * @param args the arguments after the script's name
 */
export async function runCommandLine<T extends Options>(
  command: CommandLine<T>,
  args: readonly string[] = process.argv.slice(2),
): Promise<void> {
  if (args.includes('--help')) {
    process.stdout.write(command.help);
    return;
  }
  try {
    const { values } = parseArgs({ args: [...args], options: command.options, strict: true, allowPositionals: false });
    process.exitCode = (await command.run(values as Values<T>)) ?? 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
