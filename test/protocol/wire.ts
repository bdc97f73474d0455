import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { createParser } from 'eventsource-parser';
import { type AgentEvent, agentEvent, endpoints } from '../../src/protocol/index.js';

/** The headers by which the service knows where an export comes from. */
export const ATTRIBUTION = {
  'X-Skill-Source': 'video-music-generator',
  'X-Skill-Version': '0.0.0-test',
  'X-Skill-Platform': 'unknown',
} as const;

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever came back
  body: any;
}

export interface Told {
  status: number;
  contentType: string;
  events: AgentEvent[];
  /** The text as a client prints it. */
  text: string;
  /** Bytes as they came. */
  raw: string;
}

/** The protocol as plain HTTP, with nothing of the client in between. */
export class Wire {
  constructor(
    readonly url: string,
    readonly token: string | null = null,
  ) {}

  /** The same backend under a new anonymous account, or that of `clientId`. */
  async anonymous(clientId: string = randomUUID()): Promise<Wire> {
    const { body } = await this.request('POST', endpoints.anonymousToken, {
      headers: { 'X-Client-Id': clientId },
    });
    return new Wire(this.url, body.data.token);
  }

  async request(
    method: string,
    path: string,
    options: { json?: unknown; form?: FormData; headers?: Record<string, string> } = {},
  ): Promise<Answer> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        ...(this.token === null ? {} : { Authorization: `Bearer ${this.token}` }),
        ...(options.json === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...options.headers,
      },
      body: options.form ?? (options.json === undefined ? null : JSON.stringify(options.json)),
    });
    const text = await response.text();
    try {
      return { status: response.status, body: JSON.parse(text) };
    } catch {
      return { status: response.status, body: text };
    }
  }

  async session(language = 'en'): Promise<{ taskId: string; sessionId: string }> {
    const { body } = await this.request('POST', endpoints.createSession, {
      json: { task_name: 'project', language },
    });
    return { taskId: body.data.task_id, sessionId: body.data.session_id };
  }

  async upload(sessionId: string, path: string, name = basename(path)): Promise<Answer> {
    const form = new FormData();
    form.append('files', new Blob([new Uint8Array(await readFile(path))]), name);
    return this.request('POST', endpoints.upload(sessionId), { form });
  }

  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever came back
  async state(sessionId: string): Promise<any> {
    return (await this.request('GET', endpoints.state(sessionId))).body.data.state;
  }

  openStream(sessionId: string, text: string, signal?: AbortSignal): Promise<Response> {
    return fetch(this.url + endpoints.runSse, {
      method: 'POST',
      headers: {
        ...(this.token === null ? {} : { Authorization: `Bearer ${this.token}` }),
        Accept: 'text/event-stream',
        'Content-Type': 'application/json',
      },
      body: JSON.stringify({
        app_name: 'nemo_agent',
        user_id: 'me',
        session_id: sessionId,
        new_message: { parts: [{ text }] },
      }),
      ...(signal ? { signal } : {}),
    });
  }

  /** A message that is answered by an envelope in the place of a stream. */
  async refusedMessage(sessionId: string, text: string): Promise<Answer> {
    const response = await this.openStream(sessionId, text);
    return { status: response.status, body: await response.json() };
  }

  async say(sessionId: string, text: string): Promise<Told> {
    const response = await this.openStream(sessionId, text);
    const raw = await response.text();
    const events: AgentEvent[] = [];
    const parser = createParser({
      onEvent({ data }) {
        if (data !== '') events.push(agentEvent.parse(JSON.parse(data)));
      },
    });
    parser.feed(raw);
    const said = events
      .filter(({ partial }) => partial === true)
      .flatMap(({ content }) => content?.parts ?? [])
      .map((part) => part.text ?? '')
      .join('');
    return {
      status: response.status,
      contentType: response.headers.get('content-type') ?? '',
      events,
      text: said,
      raw,
    };
  }

  submit(body: unknown, headers: Record<string, string> = ATTRIBUTION): Promise<Answer> {
    return this.request('POST', endpoints.submitRender, { json: body, headers });
  }

  /** Polls until the render has ended; the statuses met on the way, in order, without repeats. */
  async untilRendered(id: string): Promise<{ met: string[]; last: Answer['body'] }> {
    const met: string[] = [];
    for (;;) {
      const { body } = await this.request('GET', endpoints.renderStatus(id));
      if (met.at(-1) !== body.status) met.push(body.status);
      if (body.status === 'completed' || body.status === 'failed') return { met, last: body };
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
