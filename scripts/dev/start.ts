import { spawn } from 'node:child_process';
import { ProgressBar } from '../backfill/progressBar.ts';
import { runCommandLine } from '../command-line/run.ts';
import { DemoLife } from './demoLife.ts';
import { LocalSystem, type SystemAddress } from './localSystem.ts';
import { onParentGone } from './parentWatch.ts';
import { readStartOptions, startFlags, startHelp, type StartOptions } from './startOptions.ts';

await runCommandLine({
  help: startHelp,
  options: startFlags,
  async run(values) {
    const options = readStartOptions(values);
    let stop = (): void => process.exit(1);
    onParentGone(() => stop());
    const bar = new ProgressBar(process.stderr);
    const system = await LocalSystem.start(options, {
      onProgress: (progress) => options.isJson || bar.show(progress),
      onReport: (line) => console.error(line),
      onCrash: (error) => {
        console.error(`The local org has stopped: ${error.message}`);
        process.exit(1);
      },
    });
    bar.end();
    stop = () => void system.close().then(() => process.exit(0));
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    announce(system.address, options);
    if (options.hasLocalStripe && !options.isJson) liveOn(system.address);
  },
});

function announce(address: SystemAddress, options: StartOptions): void {
  if (options.isJson) {
    console.log(JSON.stringify(address));
    return;
  }
  console.log(`
Salesforce  ${address.url}   (you are logged in as ${address.username})
Stripe      ${address.stripeApiBase}
Webhook     ${address.webhookUrl}

Stop with Ctrl-C. The data stays in ${options.data}.`);
  if (options.opensBrowser) openBrowser(address.url);
}

/** Programs want a Stripe that stands still; people want to see something happen. */
function liveOn({ stripeApiBase }: SystemAddress): void {
  const tell = (line: string): void => console.log(`Stripe: ${line}`);
  new DemoLife(stripeApiBase, { random: Math.random, fetch, tell }).begin();
}

/** A machine without a browser is no reason to fail: the address is on the screen. */
function openBrowser(url: string): void {
  const opener = process.platform === 'darwin' ? 'open' : 'xdg-open';
  spawn(opener, [url], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}
