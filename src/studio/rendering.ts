import { progressFraction, type RenderQuality, type WireDraft } from '../protocol/index.js';
import { type Api, Refusal } from './api.js';

const POLL_MS = 300;
/** A render that failed or was stopped keeps its id: another one is begun in its place. */
const MAX_FAILURES = 5;
const MAX_ATTEMPTS = 200;

/** A finished render. */
export interface Rendered {
  id: string;
  url: string;
  /** Bytes, where they are known. */
  size: number | undefined;
}

export interface RenderOptions {
  /** Stops the work, too, when it fires. */
  signal?: AbortSignal;
  /** 0…1. */
  onProgress(fraction: number): void;
}

/** The same for the same draft: what was rendered once is found again, by another visit, too. */
async function fingerprint(words: readonly string[]): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(words));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest.subarray(0, 12), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const leave = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', leave);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', leave, { once: true });
  });
}

const hasEnded = (status: string): boolean =>
  status === 'completed' || status === 'failed' || status === 'cancelled';

/**
 * Renders a draft, or finds the render that there is of it.
 * @throws Refusal with the engine's words when it fails; the signal's reason.
 */
export async function renderDraft(
  api: Api,
  draft: WireDraft,
  quality: RenderQuality,
  options: RenderOptions,
): Promise<Rendered> {
  const { signal, onProgress } = options;
  const name = await fingerprint([api.sessionId, JSON.stringify(draft), quality]);
  const idOf = (attempt: number): string => `studio-${name}${attempt > 1 ? `-${attempt}` : ''}`;
  let attempt = 1;
  let failures = 0;
  let status = await api.submitRender(idOf(attempt), draft, quality);
  while (hasEnded(status.status) && status.status !== 'completed' && attempt < MAX_ATTEMPTS) {
    // What was stopped, by a visit that wanted it no more, says nothing against the next.
    if (status.error !== 'cancelled') failures += 1;
    if (failures === MAX_FAILURES) break;
    signal?.throwIfAborted();
    attempt += 1;
    status = await api.submitRender(idOf(attempt), draft, quality);
  }
  const id = idOf(attempt);
  const stop = (): void => void api.cancelRender(id).catch(() => undefined);
  if (!hasEnded(status.status)) {
    signal?.addEventListener('abort', stop, { once: true });
    if (signal?.aborted) stop();
  }
  try {
    while (!hasEnded(status.status)) {
      onProgress(progressFraction(status) ?? 0);
      await pause(POLL_MS, signal);
      status = await api.renderStatus(id, signal);
    }
  } finally {
    signal?.removeEventListener('abort', stop);
  }
  if (status.status !== 'completed') {
    throw new Refusal(typeof status.error === 'string' ? status.error : status.status);
  }
  onProgress(1);
  return { id, url: api.renderUrl(id), size: status.output?.size };
}
