import type { ServerResponse } from 'node:http';
import { interruptedError } from '../../support/errors.js';

/** A signal that fires when the client goes away before its answer is complete. */
export function goneSignal(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) controller.abort(interruptedError());
  });
  return controller.signal;
}
