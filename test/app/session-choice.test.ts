import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  converse,
  exportVideo,
  generate,
  openWorkspace,
  status,
  upload,
} from '../../src/app/index.js';
import type { AppContext, Progress, Session } from '../../src/app/ports.js';
import {
  findSession,
  inKnownSession,
  inSession,
  keepSession,
  languageFor,
  openSession,
} from '../../src/app/session-choice.js';
import { failureOf } from '../client/setup.js';
import { generateRequest, type Stage, setStage } from './setup.js';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => stage.end());

async function begun(): Promise<Session> {
  const session = await openSession(stage.context, {}, {});
  await keepSession(stage.context, session);
  return session;
}

/** The service forgets a session. */
const lose = ({ sessionId }: Session): boolean => stage.standIn.states.delete(sessionId);

describe('the language of a new session', () => {
  it.each([
    ['what was asked for', 'zh', 'en', 'calm piano', 'en', 'zh'],
    ['what is set', undefined, 'zh', 'calm piano', 'en', 'zh'],
    ['what is said', undefined, undefined, '舒缓的钢琴', 'en', 'zh'],
    ['what is said, against the locale', undefined, undefined, 'calm piano', 'zh', 'en'],
    ['the locale, where words do not tell', undefined, undefined, '120', 'zh', 'zh'],
    ['English, where nothing tells', undefined, undefined, '', undefined, 'en'],
  ] as const)('is %s', (_what, asked, set, words, locale, language) => {
    const context: AppContext = {
      ...stage.context,
      ...(set === undefined ? {} : { language: set }),
      ...(locale === undefined ? {} : { locale }),
    };
    expect(languageFor(context, asked, words)).toBe(language);
  });

  it('is told to the service', async () => {
    await openSession({ ...stage.context, locale: 'zh' }, {}, {});
    expect(stage.standIn.requests.map(({ body }) => body)).toContainEqual({
      task_name: 'project',
      language: 'zh',
    });
  });
});

describe('a new session of the hosted service', () => {
  it('says that it connects, and that it is ready, and nothing else', async () => {
    const heard: Progress[] = [];
    await openSession(stage.context, {}, { onProgress: (step) => void heard.push(step) });
    expect(heard).toEqual([{ stage: 'Connecting…' }, { stage: 'Connecting…', done: 'Ready!' }]);
  });

  it('is not ready when the service refuses it', async () => {
    stage.standIn.quirks.verdicts.set('/api/tasks', { status: 200, code: 2001 });
    const heard: Progress[] = [];
    const onProgress = (step: Progress): void => void heard.push(step);
    await failureOf(openSession(stage.context, {}, { onProgress }));
    expect(heard).toEqual([{ stage: 'Connecting…' }]);
  });

  it('says nothing where there is one to go on with', async () => {
    await begun();
    const heard: Progress[] = [];
    await openSession(stage.context, {}, { onProgress: (step) => void heard.push(step) });
    expect(heard).toEqual([]);
  });
});

describe('a session that the service has lost', () => {
  const request = (context: AppContext) => async (session: Session) => {
    await context.backend.state(session.sessionId);
    return session.sessionId;
  };

  it('is replaced once by a new one, and that is said', async () => {
    const session = await begun();
    lose(session);
    const { context, callbacks, heard } = stage;
    const used = await inSession(context, session, {}, callbacks, request(context));
    expect(used).not.toBe(session.sessionId);
    expect(heard.notes).toEqual([
      'The earlier session is gone, and its timeline with it: a new one was begun.',
    ]);
    expect(await context.sessions.get(session.sessionId)).toBeUndefined();
    // A second loss is not answered with a third session.
    const lostAgain = inSession(context, session, {}, callbacks, async (one) => {
      lose(one);
      return request(context)(one);
    });
    expect((await failureOf(lostAgain)).code).toBe('session-not-found');
  });

  it('is an error where the user named it, and stays on record', async () => {
    const session = await begun();
    lose(session);
    const { context, callbacks, heard } = stage;
    const named = { sessionId: session.sessionId };
    const failure = await failureOf(
      inSession(context, session, named, callbacks, request(context)),
    );
    expect(failure).toMatchObject({ code: 'session-not-found', exitCode: 2 });
    expect(heard.notes).toEqual([]);
    expect(await context.sessions.get(session.sessionId)).toBeDefined();
  });

  it.each([
    ['looked at', () => status(stage.context)],
    ['exported', () => exportVideo(stage.context, { cwd: stage.cwd })],
    ['exported in words', () => converse(stage.context, { text: 'export', cwd: stage.cwd })],
  ])('is current no more after it was %s', async (_what, look) => {
    lose(await begun());
    const failure = await failureOf(look());
    expect(failure).toMatchObject({ code: 'session-not-found', exitCode: 2 });
    expect(failure.message).toBe('The session is gone, and its timeline with it.');
    expect((await status(stage.context)).session).toBeNull();
  });

  it('is told of, and current no more, where a new one would be of no use', async () => {
    const session = await begun();
    lose(session);
    const { context } = stage;
    const failure = await failureOf(
      inKnownSession(context, session, {}, () => request(context)(session)),
    );
    expect(failure.message).toContain('its timeline with it');
    expect(failure.hint).toContain('vmg generate');
    expect(failure.details).toMatchObject({ session: session.sessionId });
    expect(await findSession(context, undefined)).toBeUndefined();
  });
});

describe('a session that is named and not known here', () => {
  it.each([
    ['a message', () => converse(stage.context, { text: 'hi', cwd: stage.cwd, sessionId: 'nope' })],
    [
      'an upload',
      () => upload(stage.context, { media: ['clip.mp4'], cwd: stage.cwd, sessionId: 'nope' }),
    ],
    ['a film', () => generate(stage.context, generateRequest(stage, { sessionId: 'nope' }))],
    [
      'a film of what it holds',
      () => generate(stage.context, generateRequest(stage, { media: [], sessionId: 'nope' })),
    ],
  ])('is not kept when the service does not know it either: %s', async (_what, use) => {
    expect(await failureOf(use())).toMatchObject({ code: 'session-not-found', exitCode: 2 });
    expect(await stage.context.sessions.list()).toEqual([]);
    expect(await findSession(stage.context, undefined)).toBeUndefined();
    expect(stage.standIn.uploads).toEqual([]);
  });

  it('is kept when the service knows it, and does not become the current one', async () => {
    const current = await begun();
    const { sessionId } = await stage.context.backend.createSession('en');
    await openSession(stage.context, { sessionId }, {});
    expect(await stage.context.sessions.get(sessionId)).toMatchObject({ sessionId, taskId: '' });
    expect((await findSession(stage.context, undefined))?.sessionId).toBe(current.sessionId);
  });
});

describe('a session that is named and known here', () => {
  it('is not written over what another run keeps of it meanwhile', async () => {
    const session = await begun();
    const { sessions } = stage.context;
    const racing: AppContext = {
      ...stage.context,
      sessions: {
        ...sessions,
        async get(sessionId) {
          const read = await sessions.get(sessionId);
          await sessions.update(session, (stored) => ({ ...stored, media: ['b.mp4'] }));
          return read;
        },
      },
    };
    await openSession(racing, { sessionId: session.sessionId }, {});
    expect((await sessions.get(session.sessionId))?.media).toEqual(['b.mp4']);
  });
});

describe('a session of another origin', () => {
  it('is not the current one here, and named, it says where it belongs', async () => {
    const session = await begun();
    const other: AppContext = {
      ...stage.context,
      backend: { ...stage.context.backend, apiUrl: 'https://other.example' },
    };
    expect(await findSession(other, undefined)).toBeUndefined();
    const failure = await failureOf(findSession(other, session.sessionId));
    expect(failure).toMatchObject({ code: 'session-elsewhere', exitCode: 2 });
    expect(failure.hint).toContain(`--api-url ${session.apiUrl}`);
  });
});

describe('the page of a session', () => {
  it('is found by a claim token, not by the bearer token', async () => {
    const session = await begun();
    const { url, session: shown } = await openWorkspace(stage.context, {});
    expect(shown).toBe(session.sessionId);
    expect(url).toMatch(/^https:\/\/web\.example\/workspace\/claim\?ct=clm_/);
    expect(url).not.toContain(stage.standIn.token);
  });

  it('is none where there is no session, or one that was begun elsewhere, or lost', async () => {
    expect(await failureOf(openWorkspace(stage.context, {}))).toMatchObject({
      code: 'session-missing',
      exitCode: 2,
    });
    expect(
      await failureOf(openWorkspace(stage.context, { sessionId: 'from-elsewhere' })),
    ).toMatchObject({ code: 'workspace-unknown', exitCode: 2 });
  });
});
