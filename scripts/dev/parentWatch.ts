const interval = 200;

/**
 * Calls back when the process that started this one is gone. npm passes signals to its shell only: without this,
 * what stops npm would leave its work running.
 */
export function onParentGone(callback: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, interval).unref();
}
