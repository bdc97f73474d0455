import { ACCEPTED_TYPES, Code, type EngineError } from '../protocol/index.js';
import { ExitCode, VmgError } from '../support/errors.js';
import { cleanedFields, redact, stripControl } from '../support/redaction.js';
import type { TokenKind } from './authentication.js';

/** What a server said instead of doing what was asked. */
export interface ServerVerdict {
  /** An envelope's code, or the HTTP status where there is none. */
  code: number;
  /** What the server says; shown where we know nothing better. */
  message: string;
  /** The embedded engine's own error, which says more than any code. */
  origin?: EngineError;
}

/** What a verdict is judged with. */
export interface VerdictContext {
  /** How the token came about: the next step differs. */
  tokenKind: TokenKind;
  /** Where a person registers or tops up; null for the engine. */
  accountLink: string | null;
  /** Texts that must never be shown. */
  secrets: readonly string[];
}

interface Verdict {
  code: string;
  exitCode: ExitCode;
  message: string;
  hint: (context: VerdictContext) => string;
}

function atLink(step: string, link: string | null): string {
  return link === null ? 'See what is left with: vmg credits' : `${step}: ${link}`;
}

/** The next step after a token was refused, by how it came about. */
export const TOKEN_HINTS: Readonly<Record<TokenKind, string>> = {
  anonymous: 'Try again in a while, or use a token of your own: vmg login',
  environment: 'Get a new token and set NEMO_TOKEN to it, or unset NEMO_TOKEN.',
  login: 'Log in again with "vmg login", or forget the token with "vmg logout".',
  engine: 'Start vmg again.',
};

const TOKEN_REFUSED: Verdict = {
  code: 'token-refused',
  exitCode: ExitCode.authentication,
  message: 'The token was refused: it is invalid or has expired.',
  hint: ({ tokenKind }) => TOKEN_HINTS[tokenKind],
};

const MOVED: Verdict = {
  code: 'address-moved',
  exitCode: ExitCode.usage,
  message: 'The service is not at this address: it sends the request elsewhere.',
  hint: () => 'Check the address (--api-url), and whether it begins with https://.',
};

const VERDICTS: Readonly<Record<number, Verdict>> = {
  301: MOVED,
  302: MOVED,
  303: MOVED,
  307: MOVED,
  308: MOVED,
  [Code.tokenInvalid]: TOKEN_REFUSED,
  401: TOKEN_REFUSED,
  403: {
    code: 'not-allowed',
    exitCode: ExitCode.authentication,
    message: 'The token does not allow this.',
    hint: () => 'Use the token of the account that the session belongs to.',
  },
  [Code.sessionNotFound]: {
    code: 'session-not-found',
    exitCode: ExitCode.usage,
    message: 'The session does not exist any more.',
    hint: () => 'Leave --session out to begin a new one.',
  },
  [Code.outOfCredits]: {
    code: 'out-of-credits',
    exitCode: ExitCode.credits,
    message: 'The credits are used up.',
    hint: ({ tokenKind, accountLink }) =>
      atLink(tokenKind === 'anonymous' ? 'Register to get more' : 'Top up', accountLink),
  },
  [Code.unsupportedType]: {
    code: 'unsupported-type',
    exitCode: ExitCode.input,
    message: 'The file is not of a type that is accepted.',
    hint: () => `Accepted types: ${ACCEPTED_TYPES}.`,
  },
  [Code.tooLarge]: {
    code: 'file-too-large',
    exitCode: ExitCode.input,
    message: 'The file is too large: 500 MB is the limit.',
    hint: () => 'Compress it or trim it, then try again.',
  },
  [Code.exportBlocked]: {
    code: 'export-blocked',
    exitCode: ExitCode.credits,
    message: 'The export is blocked by the subscription tier, not for want of credits.',
    hint: ({ accountLink }) => atLink('Change the plan', accountLink),
  },
  [Code.rateLimited]: {
    code: 'rate-limited',
    exitCode: ExitCode.network,
    message: 'The service is asked too often.',
    hint: () => 'Wait a minute, then try again.',
  },
};

/** Verdicts whose own words say more than ours: the server knows the file, we the rule. */
const KEEPS_SERVER_WORDS = new Set<number>([Code.unsupportedType]);

/** HTTP statuses of a request that ran out of time, or came at a bad one: no refusals of it. */
const UNTIMELY: ReadonlySet<number> = new Set([408, 425, 499]);

/** Server words that are shown are cut here; the details keep more of them. */
const SHOWN_WORDS = 500;
const KEPT_WORDS = 4_000;

/** The error that the engine met, as it was there; `message` is what it says of it. */
export function originalError(
  { code, exitCode, hint, details }: EngineError,
  message: string,
  secrets: readonly string[],
): VmgError {
  const clean = (text: string): string => redact(stripControl(text), secrets).trim();
  return new VmgError(code, exitCode, clean(message), {
    ...(hint === undefined ? {} : { hint: clean(hint) }),
    ...(details === undefined ? {} : { details: cleanedFields(details, clean) }),
  });
}

/** The error for a verdict of the server. */
export function verdictError(
  { code, message, origin }: ServerVerdict,
  context: VerdictContext,
): VmgError {
  if (origin !== undefined) return originalError(origin, message, context.secrets);
  const words = redact(stripControl(message), context.secrets).trim();
  const said = words.slice(0, SHOWN_WORDS);
  const details = {
    code,
    ...(words === '' ? {} : { serverMessage: words.slice(0, KEPT_WORDS) }),
  };
  const verdict = VERDICTS[code];
  if (verdict !== undefined) {
    const shown = KEEPS_SERVER_WORDS.has(code) && said !== '' ? said : verdict.message;
    return new VmgError(verdict.code, verdict.exitCode, shown, {
      hint: verdict.hint(context),
      details,
    });
  }
  if ((code >= 500 && code < 600) || UNTIMELY.has(code)) {
    return new VmgError(
      'server-error',
      ExitCode.network,
      `The server failed (${code})${said === '' ? '.' : `: ${said}`}`,
      { hint: 'Try again in a while.', details },
    );
  }
  return new VmgError(
    'request-refused',
    ExitCode.jobFailed,
    said === '' ? `The server refused the request (${code}).` : said,
    { hint: 'Check what was asked for; --verbose shows the whole answer.', details },
  );
}
