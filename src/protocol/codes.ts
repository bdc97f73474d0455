/** Verdicts of the service, in an envelope's `code` or as an HTTP status. */
export const Code = {
  success: 0,
  missingClientId: 400,
  exportBlocked: 402,
  rateLimited: 429,
  tokenInvalid: 1001,
  sessionNotFound: 1002,
  outOfCredits: 2001,
  unsupportedType: 4001,
  tooLarge: 4002,
} as const;

export type Code = (typeof Code)[keyof typeof Code];
