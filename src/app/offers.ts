import type { Offer } from './results.js';

/** What is done about the instructions that an answer held. */
export interface OfferPlan {
  /** Harmless and free: done without being asked for. */
  done: ('status' | 'credits')[];
  /** Told to the person, who may take them up. */
  told: Offer[];
}

/**
 * Parts offers into what is done at once and what is told. What the person has ordered already
 * is neither.
 *
 * @param ordered kinds of what is still to be done of what was said.
 */
export function planOffers(offers: readonly Offer[], ordered: ReadonlySet<string>): OfferPlan {
  const plan: OfferPlan = { done: [], told: [] };
  for (const offer of offers) {
    if (ordered.has(offer.kind)) continue;
    if (offer.kind === 'status' || offer.kind === 'credits') plan.done.push(offer.kind);
    else plan.told.push(offer);
  }
  return plan;
}
