import { Code, type EngineError } from '../../protocol/index.js';
import { ExitCode, VmgError } from '../../support/errors.js';
import { redact } from '../../support/redaction.js';
import { systemFailure } from '../../support/system-errors.js';

/** Verdicts beside those of the protocol, with the HTTP status's own number. */
const OWN_CODES = {
  forbidden: 403,
  notFound: 404,
  invalid: 422,
  internal: 500,
  noRoom: 507,
} as const;

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
  'disk-full': OWN_CODES.noRoom,
  'disk-quota-used-up': OWN_CODES.noRoom,
  'data-damaged': OWN_CODES.internal,
  'data-unusable': OWN_CODES.internal,
  'media-gone': OWN_CODES.notFound,
  'piece-too-old': OWN_CODES.invalid,
  'sound-font-changed': OWN_CODES.invalid,
  'permission-denied': OWN_CODES.internal,
  'file-system-read-only': OWN_CODES.internal,
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
  foreign: () => new Fault(OWN_CODES.forbidden, 'That came from a page of another address.'),
  visitOver: () =>
    new Fault(
      Code.tokenInvalid,
      'This address does not open the studio any more. Have a new one made: vmg open',
    ),
  notFound: (what: string) => new Fault(OWN_CODES.notFound, `There is no such ${what}.`),
  invalid: (message: string) => new Fault(OWN_CODES.invalid, message),
};

/** Any error as a fault; what was not foreseen says nothing of its inside. */
export function toFault(thrown: unknown): Fault {
  if (thrown instanceof Fault) return thrown;
  const error = systemFailure(thrown) ?? thrown;
  if (error instanceof VmgError) {
    const { code, exitCode, message } = error;
    const verdict =
      CODE_OF_ERROR[code] ?? (exitCode === ExitCode.input ? Code.unsupportedType : 500);
    return new Fault(verdict, message, describeError(error));
  }
  return new Fault(OWN_CODES.internal, 'Something went wrong in the engine.', {
    code: 'bug',
    exitCode: 1,
  });
}

/** So many of a program's last lines tell why it failed. */
const LOG_LINES_SENT = 10;

/** The engine's own name for an error, its next step, and the end of the log behind it. */
function describeError({ code, exitCode, hint, details }: VmgError): EngineError {
  const lines = Array.isArray(details?.log) ? details.log.map(String) : [];
  const log = lines.slice(-LOG_LINES_SENT).map((line) => redact(line));
  return {
    code,
    exitCode,
    ...(hint === undefined ? {} : { hint }),
    ...(log.length === 0 ? {} : { details: { log } }),
  };
}

/** The envelope of a success. */
export function success<Data>(data: Data): { code: 0; message: string; data: Data } {
  return { code: Code.success, message: 'success', data };
}

/** The envelope of a fault. */
export function failure({ code, message, origin }: Fault) {
  return { code, message, data: null, ...(origin ? { origin } : {}) };
}
