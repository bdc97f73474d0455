import { guarded } from './boundary.js';
import type { AppContext } from './ports.js';
import type { Callbacks } from './requests.js';
import type { CreditsResult } from './results.js';

/**
 * What the account holds.
 *
 * @throws VmgError
 */
export function credits(context: AppContext, callbacks: Callbacks = {}): Promise<CreditsResult> {
  return guarded(callbacks.signal, async () => ({
    backend: context.backend.kind,
    credits: await context.backend.credits(callbacks),
  }));
}
