import { createParser } from 'eventsource-parser';
import { z } from 'zod';
import {
  AGENT_NAME,
  type AgentEvent,
  agentEvent,
  endpoints,
  envelope,
  type PieceFileName,
  type RenderQuality,
  type RenderStatus,
  renderStatus,
  SKILL_SOURCE,
  type StateData,
  stateData,
  USER_ID,
  type VersionEntry,
  versionList,
  type WireDraft,
} from '../protocol/index.js';

/** What the engine answered, when that was not what was asked for. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** The engine cannot be reached, or is another one: whoever started it has ended it. */
export class EngineGone extends Error {
  override readonly name = 'EngineGone';
}

/** The engine's verdict over a cookie that it did not give. */
const UNAUTHORISED = 401;

const pulse = z.looseObject({ revision: z.string() });

export type SessionState = StateData['state'];

/** The protocol as the page needs it, for one session; the cookie says whose it is. */
export class Api {
  readonly #base: string;
  readonly #gone: string;
  readonly sessionId: string;
  /** Told at each answer whether there is an engine that gives one. */
  onReach: (isThere: boolean) => void = () => undefined;

  /**
   * @param path The page's own: `/studio/<session>/`.
   * @param gone What is said when the engine has ended.
   */
  constructor(path: string, gone: string) {
    this.#base = path.replace(/\/$/, '');
    this.#gone = gone;
    this.sessionId = decodeURIComponent(this.#base.slice(this.#base.lastIndexOf('/') + 1));
  }

  /** What changes whenever the timeline does. */
  async revision(): Promise<string> {
    return (await this.#data('/pulse', pulse)).revision;
  }

  async state(): Promise<SessionState> {
    return (await this.#data(endpoints.state(this.sessionId), stateData)).state;
  }

  async versions(): Promise<VersionEntry[]> {
    return (await this.#data(endpoints.versions(this.sessionId), versionList)).versions;
  }

  mediaUrl(mediaId: string): string {
    return `${this.#base}/media/${encodeURIComponent(mediaId)}`;
  }

  pieceUrl(pieceId: string, name: PieceFileName): string {
    return this.#base + endpoints.pieceFile(pieceId, name);
  }

  /** One of a piece's JSON files. */
  async pieceJson<Schema extends z.ZodType>(
    pieceId: string,
    name: PieceFileName,
    schema: Schema,
  ): Promise<z.output<Schema>> {
    const answer = await this.#fetch(endpoints.pieceFile(pieceId, name));
    return schema.parse(await answer.json());
  }

  async submitRender(id: string, draft: WireDraft, quality: RenderQuality): Promise<RenderStatus> {
    const body = { id, sessionId: this.sessionId, draft, output: { format: 'mp4', quality } };
    const answer = await this.#fetch(endpoints.submitRender, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Skill-Source': SKILL_SOURCE,
        'X-Skill-Version': 'studio',
        'X-Skill-Platform': 'studio',
      },
      body: JSON.stringify(body),
    });
    return renderStatus.parse(await answer.json());
  }

  async renderStatus(id: string, signal?: AbortSignal): Promise<RenderStatus> {
    const answer = await this.#fetch(endpoints.renderStatus(id), { signal: signal ?? null });
    return renderStatus.parse(await answer.json());
  }

  async cancelRender(id: string): Promise<void> {
    await this.#fetch(endpoints.cancelRender(id), { method: 'DELETE' });
  }

  renderUrl(id: string): string {
    return this.#base + endpoints.renderDownload(id);
  }

  /**
   * Sends a message; `onEvent` hears the answer's events as they come.
   * @throws Refusal or EngineGone when the message did not get there; Error when the answer breaks off
   */
  async say(
    text: string,
    onEvent: (event: AgentEvent) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const answer = await this.#fetch(endpoints.runSse, {
      method: 'POST',
      signal,
      headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream' },
      body: JSON.stringify({
        app_name: AGENT_NAME,
        user_id: USER_ID,
        session_id: this.sessionId,
        new_message: { parts: [{ text }] },
      }),
    });
    const parser = createParser({
      onEvent({ event, data }) {
        if (event === 'heartbeat' || data.trim() === '') return;
        const read = agentEvent.safeParse(JSON.parse(data));
        if (read.success) onEvent(read.data);
      },
    });
    const decoder = new TextDecoder();
    const reader = answer.body?.getReader();
    for (;;) {
      const step = await reader?.read().catch((error: unknown) => {
        if (!(error instanceof TypeError)) throw error;
        this.onReach(false);
        throw new Error(this.#gone);
      });
      if (step === undefined || step.done) return;
      parser.feed(decoder.decode(step.value, { stream: true }));
    }
  }

  async #data<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.output<Schema>> {
    const answer = await this.#fetch(path);
    const { data } = envelope(schema).parse(await answer.json());
    if (data === null || data === undefined) throw new Refusal('The answer is empty.');
    return data;
  }

  async #fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const answer = await fetch(this.#base + path, init).catch((error: unknown) => {
      if (error instanceof TypeError) return undefined;
      throw error;
    });
    if (answer === undefined || answer.status === UNAUTHORISED) {
      this.onReach(false);
      throw new EngineGone(this.#gone);
    }
    this.onReach(true);
    if (answer.ok) return answer;
    const told = z
      .looseObject({ message: z.string() })
      .safeParse(await answer.json().catch(() => 0));
    throw new Refusal(told.success ? told.data.message : `HTTP ${answer.status}`);
  }
}
