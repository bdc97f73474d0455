import type { z } from 'zod';
import { Code, type EngineError, engineError, envelope } from '../protocol/index.js';
import { ExitCode, VmgError } from '../support/errors.js';
import type { HttpAnswer } from './http.js';

/** An answer, read: what was asked for, or the server's verdict on why not. */
export type Judged<Value> =
  | { ok: true; value: Value }
  | { ok: false; code: number; message: string; retryAfterMs?: number; origin?: EngineError };

/** `Retry-After` in milliseconds: seconds, or a date. */
export function retryAfterMs(answer: HttpAnswer, nowMs: number): number | undefined {
  const value = answer.headers['retry-after'];
  if (value === undefined) return undefined;
  const seconds = Number(value);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - nowMs;
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The error for an answer that is not the protocol's: half of one, or somebody's on the way. */
export function unreadable(what: string, cause?: unknown): VmgError {
  return new VmgError(
    'answer-unreadable',
    ExitCode.network,
    `The server's answer (${what}) is not understood.`,
    {
      hint: 'Check the network (it may want a login), the address (--api-url), and that vmg is up to date.',
      cause,
    },
  );
}

/** HTTP statuses that are taken at their word where no JSON comes with them. */
const PLAIN_STATUSES: ReadonlySet<number> = new Set([401, 402, 403, 429]);

/** True for a refusal in the place of a file that is a page, and so nobody's verdict on the file. */
export function isForeignPage({ status, headers }: HttpAnswer): boolean {
  const isRefusal = status >= 300 && status < 500 && !PLAIN_STATUSES.has(status);
  return isRefusal && /html/i.test(headers['content-type'] ?? '');
}

/** True for a refusal, or the way to somewhere else, that does not speak the protocol. */
function isForeign({ status, isRedirected }: HttpAnswer, json: unknown): boolean {
  const isRefusal = status >= 300 && status < 500 && !PLAIN_STATUSES.has(status);
  return isRefusal && (json === undefined || isRedirected);
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** The code that `value` holds, as a number or as its digits; 0 where it holds none. */
function codeIn(value: unknown): number {
  const code = Number(record(value).code ?? 0);
  return Number.isFinite(code) ? code : 0;
}

function wordsIn(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  const { message, msg, detail, error } = record(value);
  return [message, msg, detail, error].find((words) => typeof words === 'string');
}

/** The verdict in a body or, where it has none, in the HTTP status; undefined for a success. */
function verdictIn(
  answer: HttpAnswer,
  json: unknown,
  nowMs: number,
): (Judged<never> & { ok: false }) | undefined {
  const body = record(json);
  const failed = answer.status < 200 || answer.status >= 300;
  // A web framework puts the envelope of an error into a field of its own.
  const inner = failed ? [body.detail, body.error] : [];
  const holder = [body, ...inner].find((value) => codeIn(value) !== 0);
  if (holder === undefined && !failed) return undefined;
  const code = holder === undefined ? answer.status : codeIn(holder);
  const message = [holder, body, ...inner].map(wordsIn).find((words) => words !== undefined) ?? '';
  const wait = retryAfterMs(answer, nowMs);
  const origin = engineError.safeParse(body.origin).data;
  const isLostSession = code === 404 && /session not found/i.test(message);
  return {
    ok: false,
    code: isLostSession ? Code.sessionNotFound : code,
    message,
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
    ...(origin === undefined ? {} : { origin }),
  };
}

/** Reads `{code, message, data}` and checks `data` against `schema`. */
export async function readEnvelope<Schema extends z.ZodType>(
  answer: HttpAnswer,
  schema: Schema,
  what: string,
  nowMs: number,
): Promise<Judged<z.output<Schema>>> {
  const json = parseJson(await answer.text());
  const verdict = verdictIn(answer, json, nowMs);
  if (verdict !== undefined) return verdict;
  const parsed = envelope(schema).safeParse(json);
  if (!parsed.success) throw unreadable(what, parsed.error);
  const data = schema.safeParse(parsed.data.data);
  if (!data.success) throw unreadable(what, data.error);
  return { ok: true, value: data.data };
}

/**
 * Reads an answer without an envelope; a verdict in its place is recognised all the same.
 *
 * @throws VmgError `answer-unreadable`, also for a refusal that is not the service's own.
 */
export async function readPlain<Schema extends z.ZodType>(
  answer: HttpAnswer,
  schema: Schema,
  what: string,
  nowMs: number,
): Promise<Judged<z.output<Schema>>> {
  const json = parseJson(await answer.text());
  if (isForeign(answer, json)) throw unreadable(what);
  const enveloped = record(json);
  const verdict = verdictIn(answer, json, nowMs);
  if (verdict !== undefined) return verdict;
  const parsed = schema.safeParse(json);
  if (parsed.success) return { ok: true, value: parsed.data };
  const inside = schema.safeParse(enveloped.data);
  if (inside.success) return { ok: true, value: inside.data };
  throw unreadable(what, parsed.error);
}

/**
 * Reads the verdict of an answer whose body was to be something else than JSON.
 *
 * @throws VmgError `answer-unreadable` where there is none.
 */
export async function readVerdict(
  answer: HttpAnswer,
  what: string,
  nowMs: number,
): Promise<Judged<never>> {
  const verdict = verdictIn(answer, parseJson(await answer.text()), nowMs);
  if (verdict === undefined) throw unreadable(what);
  return verdict;
}
