import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import Libsql from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openDatabase } from '../../../src/engine/storage/database.js';
import {
  LEASE_MS,
  newOwner,
  openStorage,
  type Storage,
} from '../../../src/engine/storage/index.js';
import type { Clock } from '../../../src/support/clock.js';

const DAY_MS = 24 * 60 * 60 * 1000;

let dataDir: string;
let now: number;
let open: Storage[];
const clock: Clock = { now: () => now, sleep: async () => {} };

async function storage(): Promise<Storage> {
  const opened = await openStorage(dataDir, { analysisVersion: '1', clock });
  open.push(opened);
  return opened;
}

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'vmg-storage-'));
  now = 1_700_000_000_000;
  open = [];
});
afterEach(async () => {
  for (const one of open) one.close();
  await rm(dataDir, { recursive: true, force: true });
});

describe('the data folder', () => {
  it.skipIf(process.platform === 'win32')('can be read by its owner alone', async () => {
    dataDir = join(dataDir, 'deep', 'engine');
    await storage();
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
  });

  it('says so when it cannot be used', async () => {
    await writeFile(join(dataDir, 'file'), '');
    dataDir = join(dataDir, 'file', 'engine');
    await expect(storage()).rejects.toMatchObject({ code: 'data-unusable', exitCode: 3 });
    dataDir = join(dataDir, '..', '..');
  });

  it('is not touched when a newer version wrote it', async () => {
    (await storage()).close();
    open = [];
    const database = new Libsql(join(dataDir, 'engine.db'));
    database.exec('PRAGMA user_version = 99');
    database.close();
    await expect(storage()).rejects.toMatchObject({ code: 'data-too-new' });
  });

  it('says so when the database is broken', async () => {
    await writeFile(join(dataDir, 'engine.db'), 'this is no database, not at all. '.repeat(100));
    await expect(storage()).rejects.toMatchObject({
      code: 'data-damaged',
      exitCode: 3,
      message: expect.stringContaining(join(dataDir, 'engine.db')),
      hint: expect.stringContaining('engine.db-wal'),
    });
  });

  it('says so when the database turns out to be broken in its middle', async () => {
    const path = join(dataDir, 'engine.db');
    const whole = await storage();
    for (let i = 0; i < 300; i++) whole.accounts.issueToken(`client ${i}`);
    whole.close();
    open = [];
    const bytes = await readFile(path);
    await writeFile(path, bytes.fill(0x5a, 4096));
    const query = async () => (await storage()).accounts.issueToken('client 7');
    await expect(query()).rejects.toMatchObject({
      code: 'data-damaged',
      exitCode: 3,
      message: expect.stringContaining(path),
    });
  });

  it('says so when the database finds the disk full', async () => {
    const database = openDatabase(join(dataDir, 'full.db'));
    database.run('CREATE TABLE small (x TEXT)');
    database.get(z.unknown(), 'PRAGMA max_page_count = 1');
    const fill = () => database.run('CREATE TABLE more AS SELECT hex(randomblob(20000)) AS x');
    const inserts = () => {
      for (let i = 0; i < 99; i++) database.run('INSERT INTO small VALUES (?)', 'x'.repeat(4000));
    };
    for (const write of [
      fill,
      inserts,
      () => database.transaction(inserts),
      () => database.transaction(fill),
    ]) {
      expect(write).toThrow(expect.objectContaining({ code: 'disk-full', exitCode: 7 }));
    }
    database.close();
  });
});

describe('accounts', () => {
  it('never stores a token or a client id as it is', async () => {
    const { accounts } = await storage();
    const { token } = accounts.issueToken('client-of-mine');
    const bytes = await Promise.all(
      (await readdir(dataDir))
        .filter((name) => name.startsWith('engine.db'))
        .map((name) => readFile(join(dataDir, name), 'latin1')),
    );
    expect(bytes.join('')).not.toContain(token.slice(8));
    expect(bytes.join('')).not.toContain('client-of-mine');
  });

  it('lets a token expire after 7 days, and gives the same account anew', async () => {
    const { accounts } = await storage();
    const first = accounts.issueToken('client');
    now += 7 * DAY_MS - 1;
    expect(accounts.byToken(first.token)).toEqual(first.account);
    now += 1;
    expect(accounts.byToken(first.token)).toBeUndefined();
    expect(accounts.issueToken('client').account).toEqual(first.account);
  });
});

describe('draft versions', () => {
  const named = (name: string) => ({ t: [], name });

  it('keeps every version with the one it was made from', async () => {
    const { sessions, versions } = await storage();
    const { id } = sessions.create('local', 'project', 'en');
    const one = versions.commit(id, 'first', () => named('one'));
    const two = versions.commit(id, 'second', (draft) => ({ ...draft, name: 'two' }));
    expect([one, two]).toMatchObject([
      { parent: null, draft: named('one'), message: 'first' },
      { parent: one?.number, draft: named('two'), message: 'second' },
    ]);
    expect(versions.latest(id)).toEqual(two);
  });

  /** Names of the drafts on the timeline after each step. */
  const made = async (...names: string[]) => {
    const { sessions, versions } = await storage();
    const { id } = sessions.create('local', 'project', 'en');
    const commit = (name: string) => versions.commit(id, name, () => named(name));
    for (const name of names) commit(name);
    return { versions, id, commit, now: () => versions.latest(id)?.draft.name };
  };

  it('undoes step by step, back to the first version and no further', async () => {
    const { versions, id, now } = await made('one', 'two', 'three');
    expect(versions.undo(id)).toMatchObject({
      version: { number: 2 },
      passed: [{ message: 'three', upload: null }],
    });
    expect(versions.undo(id)?.version.draft).toEqual(named('one'));
    expect(versions.undo(id)).toBeUndefined();
    expect(now()).toBe('one');
  });

  it('takes several steps back and forth, as many as there are', async () => {
    const { versions, id, now } = await made('one', 'two', 'three', 'four');
    expect(versions.undo(id, 2)).toMatchObject({
      taken: 2,
      passed: [{ message: 'four' }, { message: 'three' }],
    });
    expect(versions.redo(id)).toMatchObject({ taken: 1, passed: [{ message: 'three' }] });
    expect(now()).toBe('three');
    expect(versions.undo(id, 9)?.taken).toBe(2);
    expect(versions.redo(id, 9)?.passed.map(({ message }) => message)).toEqual([
      'two',
      'three',
      'four',
    ]);
    expect(versions.redo(id)).toBeUndefined();
    expect(now()).toBe('four');
  });

  it('cannot bring back what was taken back before another edit', async () => {
    const { versions, id, commit } = await made('one', 'two');
    versions.undo(id);
    expect(commit('three')).toMatchObject({ number: 3, parent: 1 });
    expect(versions.redo(id)).toBeUndefined();
    expect(versions.list(id)).toMatchObject([
      { number: 1, parent: null, message: 'one', isCurrent: false },
      { number: 2, parent: 1, message: 'two', isCurrent: false },
      { number: 3, parent: 1, message: 'three', isCurrent: true },
    ]);
  });

  it('restores any of them as a new one, which can be taken back', async () => {
    const { versions, id, now } = await made('one', 'two', 'three');
    expect(versions.restore(id, 'go back', 1)).toMatchObject({ number: 4, parent: 3 });
    expect(now()).toBe('one');
    versions.undo(id);
    expect(now()).toBe('three');
    expect(versions.restore(id, 'go back', 9)).toBeUndefined();
  });

  it('offers several of the same parent, and shows the first', async () => {
    const { versions, id, now } = await made('one');
    const choices = versions.commitChoices(id, 'two of them', () => [
      { draft: named('a'), label: 'A' },
      { draft: named('b'), label: 'B' },
    ]);
    expect(choices).toMatchObject([
      { number: 2, parent: 1, label: 'A' },
      { number: 3, parent: 1, label: 'B' },
    ]);
    expect(choices[0]?.choices).not.toBeNull();
    expect(choices[1]?.choices).toBe(choices[0]?.choices);
    expect(now()).toBe('a');
    // What is made of one of them is none of them.
    expect(versions.restore(id, 'B', 3)).toMatchObject({ label: 'B', choices: null });
    versions.undo(id);
    versions.undo(id);
    expect(now()).toBe('one');
  });

  it('are counted within their session', async () => {
    const { sessions, versions } = await storage();
    const [a, b] = [sessions.create('local', 'a', 'en').id, sessions.create('local', 'b', 'en').id];
    versions.commit(a, 'one', () => named('one'));
    versions.commit(b, 'one', () => named('one'));
    expect(versions.commit(a, 'two', () => named('two'))).toMatchObject({ number: 2, parent: 1 });
    expect(versions.list(b).map(({ number }) => number)).toEqual([1]);
  });

  it('of an earlier program are read as before: the newest is on the timeline', async () => {
    const path = join(dataDir, 'engine.db');
    const { sessions, versions, close } = await storage();
    const { id } = sessions.create('local', 'project', 'en');
    for (const name of ['one', 'two']) versions.commit(id, name, () => named(name));
    close();
    open = [];
    const database = new Libsql(path);
    for (const column of ['head', 'tip', 'pending']) {
      database.exec(`ALTER TABLE sessions DROP COLUMN ${column}`);
    }
    for (const column of ['label', 'upload', 'choices']) {
      database.exec(`ALTER TABLE versions DROP COLUMN ${column}`);
    }
    database.exec('ALTER TABLE pieces DROP COLUMN picture; PRAGMA user_version = 3');
    database.close();
    const again = await storage();
    expect(again.versions.latest(id)).toMatchObject({ number: 2, draft: named('two') });
    expect(again.versions.undo(id)?.version.draft).toEqual(named('one'));
    expect(again.versions.redo(id)?.version.draft).toEqual(named('two'));
  });

  it('of an earlier program are told apart by their words: uploads, and pieces to choose from', async () => {
    const path = join(dataDir, 'engine.db');
    const { sessions, media, versions, close } = await storage();
    const { id } = sessions.create('local', 'project', 'en');
    const facts = { durationSeconds: 1, picture: null, hasSound: false };
    const clip = { hash: 'a', extension: 'mp4', bytes: 1, facts, kind: 'video' } as const;
    media.add({ ...clip, sessionId: id, name: 'one.mp4' });
    for (const words of ['Uploaded one.mp4', 'Uploaded a new one']) {
      versions.commit(id, words, () => named(words));
    }
    const choices = ['A', 'B'].map((label) => ({ draft: named(label), label }));
    versions.commitChoices(id, 'two versions', () => choices);
    versions.restore(id, 'version B', 4);
    close();
    open = [];
    const database = new Libsql(path);
    for (const column of ['upload', 'choices']) {
      database.exec(`ALTER TABLE versions DROP COLUMN ${column}`);
    }
    database.exec('PRAGMA user_version = 4');
    database.close();
    const again = (await storage()).versions.list(id);
    expect(again.map(({ upload }) => upload)).toEqual(['one.mp4', null, null, null, null]);
    expect(again.map(({ choices }) => choices)).toEqual([null, null, 3, 3, null]);
  });

  it('stores nothing when an edit changes nothing, or fails', async () => {
    const { sessions, versions } = await storage();
    const { id } = sessions.create('local', 'project', 'en');
    expect(versions.commit(id, 'nothing', () => undefined)).toBeUndefined();
    expect(() =>
      versions.commit(id, 'bad', () => {
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(versions.latest(id)).toBeUndefined();
  });

  it('loses no edit of another connection', async () => {
    const [a, b] = [await storage(), await storage()];
    const { id } = a.sessions.create('local', 'project', 'en');
    for (let i = 0; i < 20; i++) {
      const { versions } = i % 2 === 0 ? a : b;
      versions.commit(id, `edit ${i}`, (draft) => ({
        ...draft,
        count: Number(draft.count ?? 0) + 1,
      }));
    }
    expect(a.versions.latest(id)?.draft.count).toBe(20);
    expect(b.versions.latest(id)?.draft.count).toBe(20);
  });
});

describe('a transaction', () => {
  it('takes back all of it, with the edits within it, when one part fails', async () => {
    const { sessions, versions, transaction } = await storage();
    const { id } = sessions.create('local', 'project', 'en');
    const failing = (): void =>
      transaction(() => {
        versions.commit(id, 'first', () => ({ t: [], name: 'first' }));
        throw new Error('no');
      });
    expect(failing).toThrow('no');
    expect(versions.latest(id)).toBeUndefined();
    transaction(() => versions.commit(id, 'second', () => ({ t: [], name: 'second' })));
    expect(versions.latest(id)?.message).toBe('second');
  });
});

describe('renders', () => {
  const request = (id = 'render_1') => ({
    id,
    sessionId: 'session',
    draft: { t: [] },
    output: { format: 'mp4', quality: 'high' },
  });
  const elsewhere = () => ({ ...newOwner(), host: 'another-host' });

  it('is stored once under an id of one account', async () => {
    const { accounts, renders } = await storage();
    const { account } = accounts.issueToken('someone');
    const first = renders.submit('local', request());
    expect(renders.submit('local', request()).number).toBe(first.number);
    expect(renders.submit(account.id, request()).number).not.toBe(first.number);
  });

  it('is given to one of two owners who want it at once', async () => {
    const [a, b] = [await storage(), await storage()];
    const seen = a.renders.submit('local', request());
    expect(a.renders.claim(seen, newOwner())).toBeDefined();
    expect(b.renders.claim(seen, newOwner())).toBeUndefined();
  });

  it('stays with an owner who renews the lease, and can be had when the lease ran out', async () => {
    const { renders } = await storage();
    const owner = elsewhere();
    renders.claim(renders.submit('local', request()), owner);
    now += LEASE_MS - 1;
    renders.renew(owner);
    now += LEASE_MS - 1;
    const held = renders.submit('local', request());
    expect(renders.claim(held, newOwner())).toBeUndefined();
    expect(renders.markInterrupted()).toBe(0);
    now += 1;
    expect(renders.markInterrupted()).toBe(1);
    const free = renders.submit('local', request());
    expect(free.status).toBe('interrupted');
    expect(renders.claim(free, newOwner())).toMatchObject({ status: 'pending', attempts: 2 });
  });

  it('can be had at once when the owner’s process is gone', async () => {
    const { renders } = await storage();
    // No process has this id: it is above every system's limit.
    const dead = { ...newOwner(), pid: 2 ** 30 };
    renders.claim(renders.submit('local', request()), dead);
    const seen = renders.submit('local', request());
    expect(renders.claim(seen, newOwner())?.attempts).toBe(2);
  });

  it('is kept for a week after it ended, and for ever while it has not', async () => {
    const { renders, files } = await storage();
    const owner = newOwner();
    const ended = renders.claim(renders.submit('local', { ...request(), id: 'ended' }), owner);
    const running = renders.submit('local', { ...request(), id: 'running' });
    if (!ended) throw new Error('It was free');
    renders.complete(ended, owner, { size: 1 });
    for (const { folder } of [ended, running]) await files.renderFolder(folder);

    now += 7 * DAY_MS;
    expect((await storage()).renders.find('local', 'ended')).toBeDefined();
    now += 1;
    const later = await storage();
    expect(later.renders.find('local', 'ended')).toBeUndefined();
    expect(later.renders.find('local', 'running')).toBeDefined();
    expect(await readdir(join(dataDir, 'renders'))).toEqual([running.folder]);
  });

  it('counts an attempt that died and not one that was given back', async () => {
    const { renders } = await storage();
    const submit = () => renders.submit('local', request());
    for (let stop = 0; stop < 9; stop++) {
      const owner = newOwner();
      expect(renders.claim(submit(), owner)?.attempts).toBe(1);
      renders.release(owner);
    }
    renders.claim(submit(), { ...newOwner(), pid: 2 ** 30 });
    expect(renders.claim(submit(), newOwner())?.attempts).toBe(2);
  });

  it('remembers the child of an owner who is gone, until it has ended', async () => {
    const { renders } = await storage();
    const [dead, next] = [{ ...newOwner(), pid: 2 ** 30 }, newOwner()];
    const child = { pid: 4711, host: 'here', started: 'then' };
    const mine = renders.claim(renders.submit('local', request()), dead);
    if (!mine) throw new Error('It was free');
    expect(renders.noteChild(mine, dead, child)).toBe(true);
    renders.markInterrupted();
    const theirs = renders.claim(renders.submit('local', request()), next);
    expect(theirs?.child).toEqual(child);
    expect(renders.noteChild(mine, dead, child)).toBe(false);
    renders.release(next);
    expect(renders.find('local', 'render_1')?.child).toBeNull();
  });

  it('takes no more writes of an owner who lost it', async () => {
    const { renders } = await storage();
    const [before, after] = [elsewhere(), newOwner()];
    const mine = renders.claim(renders.submit('local', request()), before);
    now += LEASE_MS;
    const theirs = renders.claim(renders.submit('local', request()), after);
    if (!mine || !theirs) throw new Error('Both had it in turn');
    expect(renders.advance(mine, before, { progress: 0.5 })).toBe(false);
    expect(renders.complete(mine, before, { size: 1 })).toBe(false);
    expect(renders.fail(mine, before, 'no')).toBe(false);
    expect(renders.advance(theirs, after, { progress: 0.1, checkpoint: { mixed: null } })).toBe(
      true,
    );
    expect(renders.find('local', 'render_1')).toMatchObject({
      status: 'processing',
      progress: 0.1,
      checkpoint: { mixed: null },
    });
  });
});

describe('files', () => {
  const bytes = (text: string) => Readable.from([Buffer.from(text)]);

  it('stores the same content once, whatever it is called', async () => {
    const { files } = await storage();
    for (const _ of [1, 2]) {
      const received = await files.receive(bytes('a clip'), { maxBytes: 100 });
      await files.keep(received, 'mp4');
      expect(await readFile(files.media(received.hash, 'mp4'), 'utf8')).toBe('a clip');
    }
    expect(await readdir(join(dataDir, 'media'))).toHaveLength(1);
    expect(await readdir(join(dataDir, 'incoming'))).toEqual([]);
  });

  it('heals what was damaged since when the same content comes again', async () => {
    const { files } = await storage();
    const keep = async (): Promise<string> => {
      const received = await files.receive(bytes('a clip'), { maxBytes: 100 });
      await files.keep(received, 'mp4');
      return files.media(received.hash, 'mp4');
    };
    await writeFile(await keep(), 'a slip');
    expect(await readFile(await keep(), 'utf8')).toBe('a clip');
    expect(await readdir(join(dataDir, 'incoming'))).toEqual([]);
  });

  it('leaves nothing behind of a stream that is too long or breaks', async () => {
    const { files } = await storage();
    await expect(files.receive(bytes('x'.repeat(11)), { maxBytes: 10 })).rejects.toThrow(
      RangeError,
    );
    const broken = new Readable({
      read() {
        this.push('some');
        this.destroy(new Error('hung up'));
      },
    });
    await expect(files.receive(broken, { maxBytes: 10 })).rejects.toThrow('hung up');
    expect(await readdir(join(dataDir, 'incoming'))).toEqual([]);
  });
});
