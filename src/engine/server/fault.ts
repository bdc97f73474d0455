import { Code, type EngineError } from '../../protocol/index.js';
import { VmgError } from '../../support/errors.js';

/** Verdicts beside those of the protocol, with the HTTP status's own number. */
const OWN_CODES = { forbidden: 403, notFound: 404, invalid: 422, internal: 500 } as const;

/** The HTTP status under which each verdict goes out. */
const HTTP_STATUS: Readonly<Record<number, number>> = {
  [Code.tokenInvalid]: 401,
  [Code.sessionNotFound]: 404,
  [Code.outOfCredits]: 402,
  [Code.unsupportedType]: 415,
  [Code.tooLarge]: 413,
};

/** Errors of the rooms behind, by their code, as the protocol calls them. */
const CODE_OF_ERROR: Readonly<Record<string, number>> = {
  'file-too-large': Code.tooLarge,
  'draft-unsupported': OWN_CODES.invalid,
  'url-unusable': OWN_CODES.invalid,
};

/** A request that ends with a verdict other than 0. The message is for people. */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly code: number;
  readonly status: number;
  /** The engine's own error behind it, if it is one. */
  readonly origin: EngineError | undefined;

  constructor(code: number, message: string, origin?: EngineError) {
    super(message);
    this.code = code;
    this.status = HTTP_STATUS[code] ?? code;
    this.origin = origin;
  }
}

export const fault = {
  missingClientId: () => new Fault(Code.missingClientId, 'The header X-Client-Id is missing.'),
  tokenInvalid: () => new Fault(Code.tokenInvalid, 'The token is missing, unknown or expired.'),
  sessionNotFound: () => new Fault(Code.sessionNotFound, 'There is no such session.'),
  exportBlocked: (header: string) =>
    new Fault(Code.exportBlocked, `The header ${header} is missing or not as it should be.`),
  forbiddenHost: () =>
    new Fault(OWN_CODES.forbidden, 'This server answers to loopback names only.'),
  notFound: (what: string) => new Fault(OWN_CODES.notFound, `There is no such ${what}.`),
  invalid: (message: string) => new Fault(OWN_CODES.invalid, message),
};

/** Any error as a fault; what was not foreseen says nothing of its inside. */
export function toFault(error: unknown): Fault {
  if (error instanceof Fault) return error;
  if (error instanceof VmgError) {
    const { code, exitCode, hint, message } = error;
    const verdict = CODE_OF_ERROR[code] ?? (exitCode === 3 ? Code.unsupportedType : 500);
    return new Fault(
      verdict,
      message,
      hint === undefined ? { code, exitCode } : { code, exitCode, hint },
    );
  }
  if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') {
    const hint = 'Make room, and try again.';
    return new Fault(507, 'The disk is full.', { code: 'disk-full', exitCode: 7, hint });
  }
  return new Fault(OWN_CODES.internal, 'Something went wrong in the engine.', {
    code: 'bug',
    exitCode: 1,
  });
}

/** The envelope of a success. */
export function success<Data>(data: Data): { code: 0; message: string; data: Data } {
  return { code: Code.success, message: 'success', data };
}

/** The envelope of a fault. */
export function failure({ code, message, origin }: Fault) {
  return { code, message, data: null, ...(origin ? { origin } : {}) };
}
