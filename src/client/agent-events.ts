import { type AgentEvent, agentEvent, type EngineError, engineError } from '../protocol/index.js';
import { ExitCode, VmgError } from '../support/errors.js';
import { redact, stripControl } from '../support/redaction.js';
import type { StreamEvent } from './event-stream.js';
import { originalError, type ServerVerdict } from './verdicts.js';

/** What an event reports that went wrong. */
export type Failure =
  /** A code of the protocol. */
  | { kind: 'verdict'; verdict: ServerVerdict }
  /** The agent's own words. */
  | { kind: 'agent'; words: string; origin?: EngineError };

/** What an event of an answer's stream says: it may hold text, and report a failure after it. */
export interface Incoming {
  event: AgentEvent | undefined;
  failure: Failure | undefined;
}

/** Why a model may stop, where nothing is wrong: they come as error codes when it said nothing. */
const HARMLESS: ReadonlySet<string> = new Set(['STOP', 'MAX_TOKENS', 'FINISH_REASON_UNSPECIFIED']);

const NO_REASON = 'the agent gave no reason';
/** The agent's words that are shown are cut here; the details keep more of them. */
const SHOWN_WORDS = 2_000;
const KEPT_WORDS = 10_000;

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function codeOf(value: unknown): number {
  const isCode = typeof value === 'number' || typeof value === 'string';
  const code = isCode ? Number(value) : Number.NaN;
  return Number.isInteger(code) && code !== 200 ? code : 0;
}

/** The protocol's code in an event: of an envelope in its place, or of the error that it names. */
function verdictCode(fields: Fields): number {
  const places = [
    fields.errorCode,
    fields.error_code,
    fieldsOf(fields.error).code,
    // Beside an answer's content, a `code` may be anything.
    fields.content === undefined || fields.content === null ? fields.code : undefined,
  ];
  return places.map(codeOf).find((code) => code !== 0) ?? 0;
}

/** What an event says that went wrong, in words; undefined when it says that nothing did. */
function reasonIn(fields: Fields): string | undefined {
  const { error } = fields;
  const inError = fieldsOf(error);
  const words = [error, inError.message, fields.errorMessage, fields.error_message].find(
    (value) => typeof value === 'string' && value !== '',
  );
  if (typeof words === 'string') return words;
  if (error === true || Object.keys(inError).length > 0) return NO_REASON;
  const code = fields.errorCode ?? fields.error_code;
  return typeof code === 'string' && code !== '' && !HARMLESS.has(code) ? code : undefined;
}

function failureIn(fields: Fields, named: boolean): Failure | undefined {
  const said = fields.message ?? fields.msg;
  const message = typeof said === 'string' ? said : '';
  const reason = reasonIn(fields);
  const code = verdictCode(fields);
  // A server that fails within a stream is the agent that fails: there is an answer.
  if (code !== 0 && (code < 500 || code > 599)) {
    return { kind: 'verdict', verdict: { code, message: reason ?? message } };
  }
  if (reason === undefined && code === 0 && !named) return undefined;
  const origin = engineError.safeParse(fields.origin).data;
  const words = [reason, message].find((text) => text !== undefined && text !== '') ?? NO_REASON;
  return { kind: 'agent', words, ...(origin === undefined ? {} : { origin }) };
}

/** Reads an event; undefined for what is none of ours: the stream goes on. */
export function readIncoming({ name, data }: StreamEvent): Incoming | undefined {
  let json: unknown;
  try {
    json = JSON.parse(data);
  } catch {
    // Servers that name an event "error" may put plain words in it.
    if (name !== 'error') return undefined;
    return { event: undefined, failure: { kind: 'agent', words: data } };
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  const parsed = agentEvent.safeParse(json);
  return {
    event: parsed.success ? parsed.data : undefined,
    failure: failureIn({ ...json }, name === 'error'),
  };
}

/** The error for a failure that the agent tells of in its own words. */
export function agentError(
  { words, origin }: Failure & { kind: 'agent' },
  secrets: readonly string[],
): VmgError {
  if (origin !== undefined) return originalError(origin, words, secrets);
  const said = redact(stripControl(words), secrets).trim();
  return new VmgError(
    'agent-failed',
    ExitCode.jobFailed,
    `The agent failed: ${said.slice(0, SHOWN_WORDS)}`,
    {
      hint: 'Try again, or say it in other words.',
      details: { serverMessage: said.slice(0, KEPT_WORDS) },
    },
  );
}
