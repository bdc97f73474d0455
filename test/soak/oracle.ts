import { ExitCode } from '../../src/support/errors.js';
import { ALWAYS, type Call, type Family } from './faults.js';

/** How the run is known to the service; what a refused token leads to differs. */
export type Account = 'anonymous' | 'given';

/** What a failed run leaves, and so what finishes the job once nothing goes wrong any more. */
export type Left =
  /** Nothing was said to the agent: the job is to be done anew. */
  | 'nothing'
  /** The music is on the timeline: `vmg export` gives the film. */
  | 'timeline'
  /** A render on record: `vmg export --resume` gives the film. */
  | 'render'
  /** A render on record that was given up: `vmg export` gives the film. */
  | 'given-up';

/** What one fault leads to. */
export type Effect =
  | { kind: 'survived' }
  /** The file is fetched by the other route. */
  | { kind: 'other-route' }
  /** The answer broke off: the state is to tell what became of the message. */
  | { kind: 'answer-lost'; carriedOut: boolean }
  | { kind: 'fatal'; exitCode: ExitCode; left: Left; heard?: 1 };

/** A kind of trouble, how often it comes, and what the protocol and the design say of it. */
export interface Rule {
  call: Call;
  family: Family;
  times: readonly number[];
  effect: (account: Account, times: number) => Effect;
}

const SURVIVED: Effect = { kind: 'survived' };
const fatal = (exitCode: ExitCode, left: Left): Effect => ({ kind: 'fatal', exitCode, left });
const always =
  (effect: Effect): Rule['effect'] =>
  () =>
    effect;

/** A token that the user gave is never replaced; one that was asked for is, once. */
const tokenRefused =
  (left: Left): Rule['effect'] =>
  (account, times) =>
    account === 'anonymous' && times === 1 ? SURVIVED : fatal(ExitCode.authentication, left);

/** Survived so often, and the end of the run when it does not stop. */
const unlessAlways =
  (end: Effect): Rule['effect'] =>
  (_account, times) =>
    times === ALWAYS ? end : SURVIVED;

const NETWORK: readonly Family[] = ['cut-request', 'server-failure', 'cut-answer', 'lost-answer'];

/** What every call has in common: slow answers, rate limits, refused tokens. */
function everyCall(call: Call, left: Left): Rule[] {
  return [
    { call, family: 'drip', times: [1, ALWAYS], effect: always(SURVIVED) },
    {
      call,
      family: 'rate-limit',
      times: [1, ALWAYS],
      effect: unlessAlways(fatal(ExitCode.network, left)),
    },
    { call, family: 'token-refused', times: [1, ALWAYS], effect: tokenRefused(left) },
  ];
}

/** A call that changes something and may have done so: it is not made again on a guess. */
function changing(call: Call): Rule[] {
  return [
    ...everyCall(call, 'nothing'),
    ...NETWORK.map(
      (family): Rule => ({
        call,
        family,
        times: [1, ALWAYS],
        effect: always(fatal(ExitCode.network, 'nothing')),
      }),
    ),
    {
      call,
      family: 'cut-json',
      times: [1],
      effect: always(fatal(ExitCode.network, 'nothing')),
    },
    {
      call,
      family: 'out-of-credits',
      times: [ALWAYS],
      effect: always(fatal(ExitCode.credits, 'nothing')),
    },
  ];
}

/** A reading: it is made again, up to three times in all. */
function reading(call: Call, left: Left): Rule[] {
  return [
    ...everyCall(call, left),
    ...NETWORK.map(
      (family): Rule => ({
        call,
        family,
        times: [1, 2, ALWAYS],
        effect: unlessAlways(fatal(ExitCode.network, left)),
      }),
    ),
    { call, family: 'cut-json', times: [1, 2], effect: always(SURVIVED) },
  ];
}

// The same client is given the same token, however often it asks.
const TOKEN: Rule[] = reading('token', 'nothing').filter(
  ({ family }) => family !== 'token-refused',
);

const UPLOAD: Rule[] = [
  ...changing('upload').filter(({ family }) => family !== 'cut-request'),
  // A file that was not sent to its end cannot have been taken: it is sent again.
  {
    call: 'upload',
    family: 'cut-request',
    times: [1, ALWAYS],
    effect: unlessAlways(fatal(ExitCode.network, 'nothing')),
  },
  ...(['unsupported-type', 'too-large'] as const).map(
    (family): Rule => ({
      call: 'upload',
      family,
      times: [ALWAYS],
      effect: always(fatal(ExitCode.input, 'nothing')),
    }),
  ),
];

const MESSAGE: Rule[] = [
  ...everyCall('message', 'nothing'),
  { call: 'message', family: 'garbage', times: [1], effect: always(SURVIVED) },
  ...NETWORK.map(
    (family): Rule => ({
      call: 'message',
      family,
      times: [1, ALWAYS],
      effect: always({
        kind: 'answer-lost',
        carriedOut: family === 'cut-answer' || family === 'lost-answer',
      }),
    }),
  ),
  {
    call: 'message',
    family: 'out-of-credits',
    times: [ALWAYS],
    effect: always(fatal(ExitCode.credits, 'nothing')),
  },
  {
    call: 'message',
    family: 'agent-error',
    times: [1],
    effect: always({ kind: 'fatal', exitCode: ExitCode.jobFailed, left: 'nothing', heard: 1 }),
  },
];

const SUBMIT: Rule[] = [
  ...everyCall('submit', 'render'),
  ...(['cut-request', 'server-failure'] as const).map(
    (family): Rule => ({
      call: 'submit',
      family,
      times: [1, ALWAYS],
      effect: unlessAlways(fatal(ExitCode.network, 'render')),
    }),
  ),
  // It has arrived, which its status tells, however often the answer is lost.
  ...(['cut-answer', 'lost-answer', 'cut-json'] as const).map(
    (family): Rule => ({ call: 'submit', family, times: [1, ALWAYS], effect: always(SURVIVED) }),
  ),
  {
    call: 'submit',
    family: 'export-blocked',
    times: [ALWAYS],
    effect: always(fatal(ExitCode.credits, 'given-up')),
  },
];

const RENDER: Rule[] = [
  {
    call: 'render',
    family: 'render-fails',
    times: [1, 2],
    effect: (_account, times) => (times === 1 ? SURVIVED : fatal(ExitCode.jobFailed, 'given-up')),
  },
];

/** What one address of the file may do, and what that leads to when it does not stop. */
function fetching(call: 'file' | 'download', end: Effect): Rule[] {
  return [
    { call, family: 'drip', times: [1, ALWAYS], effect: always(SURVIVED) },
    { call, family: 'no-ranges', times: [ALWAYS], effect: always(SURVIVED) },
    { call, family: 'long-length', times: [1, ALWAYS], effect: always(SURVIVED) },
    { call, family: 'cut-answer', times: [1, 2, 3], effect: always(SURVIVED) },
    ...(['cut-request', 'server-failure', 'lost-answer', 'rate-limit'] as const).map(
      (family): Rule => ({ call, family, times: [1, ALWAYS], effect: unlessAlways(end) }),
    ),
  ];
}

const FILE: Rule[] = [
  ...fetching('file', { kind: 'other-route' }),
  ...(['gone', 'foreign-page'] as const).map(
    (family): Rule => ({
      call: 'file',
      family,
      times: [ALWAYS],
      effect: always({ kind: 'other-route' }),
    }),
  ),
];

const CLAIM: Rule[] = [...everyCall('claim', 'nothing'), ...changing('claim')].map((rule) => ({
  ...rule,
  effect: always(SURVIVED),
}));

/** Every trouble that the soak knows, by the call that meets it. */
export const RULES: Readonly<Record<Call, readonly Rule[]>> = {
  token: TOKEN,
  session: changing('session'),
  upload: UPLOAD,
  'state-before': reading('state-before', 'nothing'),
  message: MESSAGE,
  'state-after': reading('state-after', 'timeline'),
  submit: SUBMIT,
  render: RENDER,
  status: reading('status', 'render'),
  file: FILE,
  download: fetching('download', fatal(ExitCode.network, 'render')),
  claim: CLAIM,
  credits: reading('credits', 'nothing'),
};

/** How a run is to end. */
export interface Verdict {
  exitCode: ExitCode;
  /** What it leaves; of no meaning after exit code 0. */
  left: Left;
  /** How often the agent hears the message. */
  heard: 0 | 1;
  /** True when the answer was to be seen whole. */
  answerSeen: boolean;
}

/** A fault as it was drawn, with what it leads to. */
export interface Expected {
  call: Call;
  effect: Effect;
}

/**
 * How a run ends that makes `calls` in this order and meets `faults`, one a call at the most: at
 * the first that cannot be survived.
 *
 * @param heardBefore whether an earlier run has said the message.
 */
export function foretell(
  calls: readonly Call[],
  faults: readonly Expected[],
  heardBefore: boolean,
): Verdict {
  let heard: 0 | 1 = heardBefore ? 1 : 0;
  let otherRoute = false;
  let lost: (Effect & { kind: 'answer-lost' }) | undefined;
  const ended = (exitCode: ExitCode, left: Left): Verdict => ({
    exitCode,
    left: heard === 0 ? 'nothing' : left,
    heard,
    answerSeen: lost === undefined,
  });
  for (const call of calls) {
    if (call === 'download' && !otherRoute) continue;
    const effect = faults.find((fault) => fault.call === call)?.effect ?? SURVIVED;
    if (effect.kind === 'fatal') {
      heard = effect.heard ?? heard;
      return ended(effect.exitCode, effect.left);
    }
    if (effect.kind === 'other-route') otherRoute = true;
    if (effect.kind === 'answer-lost') lost = effect;
    if (call === 'message' && lost?.carriedOut !== false) heard = 1;
    // Five looks at the state that show nothing: nothing was done.
    if (call === 'state-after' && lost?.carriedOut === false) {
      return ended(ExitCode.network, 'nothing');
    }
  }
  return ended(ExitCode.done, 'nothing');
}
