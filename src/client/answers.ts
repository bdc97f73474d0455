import type { z } from 'zod';
import { type EngineError, engineError, envelope } from '../protocol/index.js';
import { ExitCode, VmgError } from '../support/errors.js';
import type { HttpAnswer } from './http.js';

/** An answer, read: what was asked for, or the server's verdict on why not. */
export type Judged<Value> =
  | { ok: true; value: Value }
  | { ok: false; code: number; message: string; retryAfterMs?: number; origin?: EngineError };

/** JSON answers are small; anything larger is not one. */
const MAX_JSON_BYTES = 64 * 1024 * 1024;

/** `Retry-After` in milliseconds: seconds, or a date. */
export function retryAfterMs(answer: HttpAnswer, nowMs: number): number | undefined {
  const value = answer.headers['retry-after'];
  if (value === undefined) return undefined;
  const seconds = Number(value);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - nowMs;
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}

async function readText(answer: HttpAnswer): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of answer.body) {
    length += chunk.length;
    if (length > MAX_JSON_BYTES) break;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unreadable(what: string, cause: unknown): VmgError {
  return new VmgError(
    'answer-unreadable',
    ExitCode.jobFailed,
    `The server's answer (${what}) is not understood.`,
    { hint: 'Check the address (--api-url), and that vmg is up to date.', cause },
  );
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** The verdict in a body or, where it has none, in the HTTP status; undefined for a success. */
function verdictIn(
  answer: HttpAnswer,
  json: unknown,
  nowMs: number,
): (Judged<never> & { ok: false }) | undefined {
  const body = record(json);
  const given = Number(body.code ?? 0);
  const inBody = Number.isFinite(given) ? given : 0;
  const failed = answer.status < 200 || answer.status >= 300;
  if (inBody === 0 && !failed) return undefined;
  const wait = retryAfterMs(answer, nowMs);
  const origin = engineError.safeParse(body.origin).data;
  const words = body.message ?? body.msg ?? body.detail ?? body.error;
  return {
    ok: false,
    code: inBody === 0 ? answer.status : inBody,
    message: typeof words === 'string' ? words : '',
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
  const json = parseJson(await readText(answer));
  const verdict = verdictIn(answer, json, nowMs);
  if (verdict !== undefined) return verdict;
  const parsed = envelope(schema).safeParse(json);
  if (!parsed.success) throw unreadable(what, parsed.error);
  const data = schema.safeParse(parsed.data.data);
  if (!data.success) throw unreadable(what, data.error);
  return { ok: true, value: data.data };
}

/** Reads an answer without an envelope; a verdict in its place is recognised all the same. */
export async function readPlain<Schema extends z.ZodType>(
  answer: HttpAnswer,
  schema: Schema,
  what: string,
  nowMs: number,
): Promise<Judged<z.output<Schema>>> {
  const json = parseJson(await readText(answer));
  const enveloped = record(json);
  const verdict = verdictIn(answer, json, nowMs);
  if (verdict !== undefined) return verdict;
  const parsed = schema.safeParse(json);
  if (parsed.success) return { ok: true, value: parsed.data };
  const inside = schema.safeParse(enveloped.data);
  if (inside.success) return { ok: true, value: inside.data };
  throw unreadable(what, parsed.error);
}

/** Reads the verdict of an answer whose body was to be something else than JSON. */
export async function readVerdict(answer: HttpAnswer, nowMs: number): Promise<Judged<never>> {
  const verdict = verdictIn(answer, parseJson(await readText(answer)), nowMs);
  return verdict ?? { ok: false, code: answer.status, message: '' };
}
