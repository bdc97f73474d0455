import type { CallOptions, CredentialStore } from '../app/ports.js';
import { type AnonymousTokenData, Code } from '../protocol/index.js';
import type { Clock } from '../support/clock.js';
import { ExitCode, VmgError } from '../support/errors.js';
import type { Judged } from './answers.js';
import type { TokenKind, TokenOrigin } from './authentication.js';
import { type ClientIdentity, VISIBLE, wantsClientId } from './client-identity.js';
import { waitOutRateLimit } from './repetition.js';
import { type ServerVerdict, TOKEN_HINTS } from './verdicts.js';

/** Anonymous tokens live for seven days. */
const ANONYMOUS_LIFE_MS = 7 * 24 * 60 * 60 * 1000;

/** A token in the place of a refused one. */
export interface RenewedToken {
  token: string;
  /** False for one that another run has asked for meanwhile. */
  isNew: boolean;
}

/** Where requests get their bearer token from. */
export interface TokenSource {
  readonly kind: TokenKind;
  token(options?: CallOptions): Promise<string>;
  /**
   * A token in the place of a refused one: the one that another run has put there, else a new
   * one, if one may be asked for. Absent where the user gave the token.
   */
  renew?(
    refused: string,
    mayAsk: boolean,
    options?: CallOptions,
  ): Promise<RenewedToken | undefined>;
}

const ORIGIN_WORDS: Readonly<Record<TokenOrigin, string>> = {
  environment: 'The token in NEMO_TOKEN',
  login: 'The token that you logged in with',
  engine: 'The token of the engine',
};

/**
 * A token that the user, or the engine that was started, gave.
 *
 * @throws VmgError of exit code 4, when it is used, for a text that cannot be a token.
 */
export function givenToken(token: string, from: TokenOrigin): TokenSource {
  return {
    kind: from,
    async token() {
      if (VISIBLE.test(token)) return token;
      throw new VmgError(
        'token-malformed',
        ExitCode.authentication,
        `${ORIGIN_WORDS[from]} holds characters that no token has.`,
        { hint: TOKEN_HINTS[from] },
      );
    },
  };
}

/** Asks the service for a token under a client identifier. */
export type AskForToken = (
  clientId: string,
  signal?: AbortSignal,
) => Promise<Judged<AnonymousTokenData>>;

export interface AnonymousTokenOptions {
  origin: string;
  credentials: CredentialStore;
  identity: ClientIdentity;
  clock: Clock;
  ask: AskForToken;
  /** The error for a verdict that ends the asking. */
  failure: (verdict: ServerVerdict) => Promise<VmgError>;
  /** Hears of every token before it is used. */
  onSecret: (secret: string) => void;
}

/**
 * Tokens for those without an account: asked for once, kept for the origin that issued them, and
 * asked for again under the same client identifier when they expire.
 */
export function anonymousToken(options: AnonymousTokenOptions): TokenSource {
  const { origin, credentials, identity, clock, ask, onSecret } = options;
  /** Ours, where the user has logged in meanwhile: the token of a login is not written over. */
  let unkept: string | undefined;
  let line: Promise<unknown> = Promise.resolve();

  /** One after the other, so that calls at the same time ask for one token. */
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const mine = line.then(work, work);
    line = mine.catch(() => {});
    return mine;
  };

  const known = async (): Promise<string | undefined> => {
    const stored = await credentials.token(origin);
    const token = stored?.kind === 'anonymous' ? stored.token : unkept;
    if (token !== undefined) onSecret(token);
    return token;
  };

  const otherThan = async (refused: string | undefined): Promise<string | undefined> => {
    const token = await known();
    return token === refused ? undefined : token;
  };

  const keep = async (token: string): Promise<void> => {
    onSecret(token);
    const stored = await credentials.token(origin);
    if (stored?.kind === 'given') {
      unkept = token;
      return;
    }
    await credentials.saveToken(origin, {
      token,
      kind: 'anonymous',
      expiresAt: new Date(clock.now() + ANONYMOUS_LIFE_MS).toISOString(),
    });
  };

  /** Asks for a token, unless another run gets one while a rate limit is waited out. */
  const askFor = async (refused: string | undefined, call: CallOptions): Promise<RenewedToken> => {
    let mayWait = true;
    let mayRename = true;
    for (;;) {
      const id = await identity.id();
      const judged = await ask(id, call.signal);
      if (judged.ok) {
        const { token } = judged.value;
        await keep(token);
        return { token, isNew: true };
      }
      const isAboutId = judged.code === Code.missingClientId && judged.message === '';
      if (judged.code === Code.rateLimited && mayWait) {
        mayWait = false;
        let other = await otherThan(refused);
        if (other === undefined) {
          await waitOutRateLimit(judged.retryAfterMs, clock, call);
          other = await otherThan(refused);
        }
        if (other !== undefined) return { token: other, isNew: false };
      } else if ((isAboutId || wantsClientId(judged)) && mayRename) {
        mayRename = false;
        await identity.renew(id);
      } else {
        throw await options.failure(judged);
      }
    }
  };

  return {
    kind: 'anonymous',
    token: (call = {}) =>
      inTurn(async () => (await known()) ?? (await askFor(undefined, call)).token),
    renew: (refused, mayAsk, call = {}) =>
      inTurn(async () => {
        const other = await otherThan(refused);
        if (other !== undefined) return { token: other, isNew: false };
        return mayAsk ? askFor(refused, call) : undefined;
      }),
  };
}
