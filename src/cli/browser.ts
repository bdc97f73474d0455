import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

/** A launcher that finds no browser has said so by then. */
const LAUNCH_MS = 1_000;

/**
 * Shows the page at `address` in the user's browser.
 *
 * Rejects when there is no launcher, or when it fails within `patienceMs`; what it does later is not
 * waited for.
 */
export async function launchBrowser(address: string, patienceMs = LAUNCH_MS): Promise<void> {
  const { default: open } = await import('open');
  const launcher = await open(address);
  const ended: Promise<unknown> =
    launcher.exitCode === null ? once(launcher, 'close') : Promise.resolve();
  const waiting = new AbortController();
  const { signal } = waiting;
  await Promise.race([ended, delay(patienceMs, undefined, { signal }).catch(() => {})]);
  waiting.abort();
  if (launcher.exitCode !== null && launcher.exitCode !== 0) {
    throw new Error(`The browser's launcher ended with ${launcher.exitCode}.`);
  }
}
