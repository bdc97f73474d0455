import type { Refusal } from './operations.js';

/** Ends an edit that cannot be made; caught where the edit began. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.reason);
    this.refusal = refusal;
  }
}

/** @throws Refused always: the edit cannot be made. */
export function refuse(reason: Refusal['reason'], more: Omit<Refusal, 'reason'> = {}): never {
  throw new Refused({ reason, ...more });
}
