import { createServer } from 'node:net';

const portsToTry = 100;

/** The first port from a given one on that nobody listens on. @throws Error when the next hundred are all taken */
export async function nextFreePort(first: number): Promise<number> {
  for (let port = first; port < first + portsToTry; port++) if (await isFree(port)) return port;
  throw new Error(`No port from ${first} to ${first + portsToTry - 1} is free: choose another with --port.`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
