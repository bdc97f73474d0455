import { Code } from '../../src/protocol/index.js';
import type { Random } from '../../src/support/random.js';

/** What a request is about; looks at the state are told apart by the message, which both frame. */
export type Call =
  | 'token'
  | 'session'
  | 'upload'
  | 'state-before'
  | 'message'
  | 'state-after'
  | 'submit'
  /** No request: what the service does with what was submitted. */
  | 'render'
  | 'status'
  | 'file'
  | 'download'
  | 'claim'
  | 'credits';

/** What goes wrong with a request or its answer. */
export type Trouble =
  /** The connection breaks before the service has all of the request: nothing is carried out. */
  | { kind: 'cut-request'; atByte: number }
  /** The service answers so and does nothing. */
  | { kind: 'refusal'; status: number; body: string; retryAfter?: number }
  /** It is carried out, and the answer breaks off after that share of its bytes. */
  | { kind: 'cut-answer'; share: number; manner: 'reset' | 'end' }
  /** It is carried out, and something between us answers this in the service's place. */
  | { kind: 'lost-answer'; status: number; body: string }
  /** The whole answer, a few bytes at a time. */
  | { kind: 'drip' }
  /** The whole answer, with bytes among its events that are none. */
  | { kind: 'garbage' }
  /** A whole answer of which the JSON is not. */
  | { kind: 'cut-json'; share: number }
  /** The head tells of more bytes than there are. */
  | { kind: 'long-length'; by: number }
  /** A range is asked for, and the whole file comes. */
  | { kind: 'no-ranges' }
  /** A page of somebody else's in the place of the file. */
  | { kind: 'foreign-page' }
  /** The agent tells of a failure in mid-answer. */
  | { kind: 'agent-error' }
  /** The render itself comes to nothing. */
  | { kind: 'render-fails' };

/** A trouble, and which of the call's requests meet it, from the first one on. */
export interface Fault {
  call: Call;
  times: number;
  trouble: Trouble;
}

/** Every request of the call, however often it is made. */
export const ALWAYS = Number.POSITIVE_INFINITY;

const envelope = (code: number, message: string): string => JSON.stringify({ code, message });
const HTML = '<html><body><h1>502 Bad Gateway</h1></body></html>';

/** Ways for a server to fail before it has done anything. */
function serverFailure(random: Random): Trouble {
  const status = random.pick([500, 502, 503, 504]);
  const body = random.pick(['', HTML, envelope(status, 'something broke'), '{"error":']);
  return { kind: 'refusal', status, body };
}

function tooOften(random: Random): Trouble {
  // As an HTTP status, or within an envelope under any status.
  const status = random.pick([429, 429, 200]);
  const retryAfter = random.pick([null, 0, 1, 7]);
  return {
    kind: 'refusal',
    status,
    body: envelope(Code.rateLimited, 'too many requests'),
    ...(retryAfter === null ? {} : { retryAfter }),
  };
}

function verdict(code: number): (random: Random) => Trouble {
  return (random) => ({
    kind: 'refusal',
    status: random.pick([200, code >= 400 && code < 600 ? code : 400]),
    body: envelope(code, 'as the table says'),
  });
}

/** The families of trouble that a call may meet. */
export type Family =
  | 'cut-request'
  | 'server-failure'
  | 'cut-answer'
  | 'lost-answer'
  | 'drip'
  | 'cut-json'
  | 'rate-limit'
  | 'token-refused'
  | 'out-of-credits'
  | 'unsupported-type'
  | 'too-large'
  | 'export-blocked'
  | 'garbage'
  | 'agent-error'
  | 'render-fails'
  | 'long-length'
  | 'no-ranges'
  | 'foreign-page'
  | 'gone';

const DRAW: Readonly<Record<Family, (random: Random) => Trouble>> = {
  'cut-request': (random) => ({ kind: 'cut-request', atByte: random.int(0, 400) }),
  'server-failure': serverFailure,
  'cut-answer': (random) => ({
    kind: 'cut-answer',
    share: random.chance(0.2) ? 0 : random.next(),
    manner: random.pick(['reset', 'end']),
  }),
  'lost-answer': (random) => ({
    kind: 'lost-answer',
    status: random.pick([502, 503, 504]),
    body: random.pick([HTML, '', envelope(502, 'no answer from upstream')]),
  }),
  drip: () => ({ kind: 'drip' }),
  'cut-json': (random) => ({ kind: 'cut-json', share: random.next() * 0.9 }),
  'rate-limit': tooOften,
  'token-refused': verdict(Code.tokenInvalid),
  'out-of-credits': verdict(Code.outOfCredits),
  'unsupported-type': verdict(Code.unsupportedType),
  'too-large': verdict(Code.tooLarge),
  'export-blocked': verdict(Code.exportBlocked),
  garbage: () => ({ kind: 'garbage' }),
  'agent-error': () => ({ kind: 'agent-error' }),
  'render-fails': () => ({ kind: 'render-fails' }),
  'long-length': (random) => ({ kind: 'long-length', by: random.int(1, 5_000) }),
  'no-ranges': () => ({ kind: 'no-ranges' }),
  'foreign-page': () => ({ kind: 'foreign-page' }),
  gone: (random) => ({
    kind: 'refusal',
    status: random.pick([403, 404, 410]),
    body: random.pick(['', '<Error><Code>AccessDenied</Code></Error>']),
  }),
};

/** A trouble of the family, with the bytes and words that chance gives it. */
export function drawTrouble(family: Family, random: Random): Trouble {
  return DRAW[family](random);
}

/** One line that tells of a fault. */
export function describeFault({ call, times, trouble }: Fault): string {
  const often = times === ALWAYS ? 'always' : `${times}×`;
  return `${call} ${often} ${JSON.stringify(trouble)}`;
}
