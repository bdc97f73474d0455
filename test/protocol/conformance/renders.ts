import { beforeAll, describe, expect, it } from 'vitest';
import { endpoints, renderStatus } from '../../../src/protocol/index.js';
import { type Answer, ATTRIBUTION, Wire } from '../wire.js';
import { expectRefusal } from './expectations.js';
import type { At } from './setting.js';

let renders = 0;
const newId = (): string => `render_${Date.now()}_${renders++}`;

/** Renders: submitted once under an id of the client's, polled, and fetched. */
export function describeRenders(at: At): void {
  describe('a render', () => {
    let body: { id: string; sessionId: string; draft: unknown; output: object };
    let credits: [before: Answer, after: Answer];
    let submitted: Answer;
    let met: string[];
    let last: Answer['body'];
    let film: Buffer;
    const urlOf = (): string => renderStatus.parse(last).output?.url ?? '';
    const bodyWith = (rest: object): object => ({ ...body, id: newId(), ...rest });

    beforeAll(async () => {
      const { wire, scored } = at();
      const { sessionId, state } = scored;
      const output = { format: 'mp4', quality: 'high' };
      body = { id: newId(), sessionId, draft: state.draft, output };
      const before = await wire.request('GET', endpoints.credits);
      submitted = await wire.submit(body);
      ({ met, last } = await wire.untilRendered(body.id));
      credits = [before, await wire.request('GET', endpoints.credits)];
      film = Buffer.from(await (await fetch(urlOf())).arrayBuffer());
    });

    it('is taken without an envelope', () => {
      expect(submitted.status).toBe(200);
      expect(submitted.body.code).toBeUndefined();
      expect(['pending', 'processing']).toContain(renderStatus.parse(submitted.body).status);
    });

    it('goes from pending to completed, by way of processing', () => {
      const order = ['pending', 'processing', 'completed'];
      expect(met.at(-1)).toBe('completed');
      const places = met.map((status) => order.indexOf(status));
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      expect(places).not.toContain(-1);
    });

    it('tells what became of it without an envelope', () => {
      expect(last.code).toBeUndefined();
      const { status, output } = renderStatus.parse(last);
      expect(status).toBe('completed');
      expect(output?.duration).toBeCloseTo(at().clipSeconds, 1);
      expect(output?.width).toBe(160);
    });

    it('costs no credits', () => {
      const [before, after] = credits.map((answer) => answer.body.data);
      expect(after).toEqual(before);
    });

    it('gives a film at its URL to whoever has that, with its length', async () => {
      const response = await fetch(urlOf());
      expect(film.subarray(4, 8).toString('latin1')).toBe('ftyp');
      expect(Number(response.headers.get('content-length'))).toBe(film.length);
      expect(response.headers.get('content-type')).toBe('video/mp4');
      await response.body?.cancel();
      expect(last.output.size).toBe(film.length);
    });

    it('names no token in its URL', () => {
      expect(urlOf()).not.toContain(at().wire.token);
      expect(urlOf()).not.toMatch(/nmv_usr_/);
    });

    it('gives the same film by its download route', async () => {
      const response = await fetch(at().wire.url + endpoints.renderDownload(body.id), {
        headers: { Authorization: `Bearer ${at().wire.token}` },
      });
      expect(response.status).toBe(200);
      expect(Buffer.from(await response.arrayBuffer()).equals(film)).toBe(true);
    });

    describe.each([
      ['its URL', () => ({ url: urlOf(), headers: {} })],
      [
        'its download route',
        () => ({
          url: at().wire.url + endpoints.renderDownload(body.id),
          headers: { Authorization: `Bearer ${at().wire.token}` },
        }),
      ],
    ])('in parts by %s', (_how, where) => {
      const get = (headers: Record<string, string>): Promise<Response> => {
        const { url, headers: own } = where();
        return fetch(url, { headers: { ...own, ...headers } });
      };

      it.each([
        ['the first bytes', () => ['bytes=0-99', 0, 99] as const],
        ['some bytes', () => ['bytes=100-199', 100, 199] as const],
        ['what is left', () => ['bytes=1000-', 1000, film.length - 1] as const],
        ['the last bytes', () => ['bytes=-50', film.length - 50, film.length - 1] as const],
        ['more than there is', () => [`bytes=10-${film.length + 5}`, 10, film.length - 1] as const],
      ])('gives %s', async (_what, wanted) => {
        const [range, start, end] = wanted();
        const response = await get({ Range: range });
        expect(response.status).toBe(206);
        expect(response.headers.get('content-range')).toBe(`bytes ${start}-${end}/${film.length}`);
        const part = Buffer.from(await response.arrayBuffer());
        expect(part.equals(film.subarray(start, end + 1))).toBe(true);
      });

      it('answers 416 to what lies beyond its end, and tells its length', async () => {
        const response = await get({ Range: `bytes=${film.length}-` });
        expect(response.status).toBe(416);
        expect(response.headers.get('content-range')).toBe(`bytes */${film.length}`);
      });

      it('gives the rest of the same film, and the whole of another', async () => {
        const whole = await get({});
        const etag = whole.headers.get('etag') ?? '';
        await whole.body?.cancel();
        expect(etag).toMatch(/^"\S+"$/);
        const same = await get({ Range: 'bytes=5-', 'If-Range': etag });
        const other = await get({ Range: 'bytes=5-', 'If-Range': '"another"' });
        expect([same.status, other.status]).toEqual([206, 200]);
        await Promise.all([same.body?.cancel(), other.body?.cancel()]);
      });
    });

    it('is the same render when it is submitted again under the same id', async () => {
      expect((await at().wire.submit(body)).body).toEqual(last);
    });

    it('is one render, however often it is submitted at once', async () => {
      const { wire } = at();
      const same = bodyWith({});
      const answers = await Promise.all([wire.submit(same), wire.submit(same), wire.submit(same)]);
      const ids = answers.map((answer) => renderStatus.parse(answer.body).id);
      expect(new Set(ids).size).toBe(1);
      expect((await wire.untilRendered(ids[0] ?? '')).last.status).toBe('completed');
    });

    it('may hold fields of a draft that nobody has told of', async () => {
      const { wire, scored } = at();
      const { t: tracks, ...rest } = scored.state.draft;
      const unknown = { note: null, list: [1.5, { deep: 'ü 城' }], '': '' };
      const draft = {
        ...rest,
        unknown,
        t: tracks.map((track: { sg: { m?: object }[] }) => ({
          ...track,
          unknown,
          sg: track.sg.map((segment) => ({ ...segment, unknown, m: { ...segment.m, unknown } })),
        })),
      };
      const { status, body: answer } = await wire.submit(bodyWith({ draft }));
      expect(status).toBe(200);
      expect((await wire.untilRendered(answer.id)).last.status).toBe('completed');
    });

    it.each(Object.keys(ATTRIBUTION))('answers 402 without %s, and is none', async (header) => {
      const { wire } = at();
      const others = Object.entries(ATTRIBUTION).filter(([key]) => key !== header);
      const id = newId();
      expectRefusal(await wire.submit(bodyWith({ id }), Object.fromEntries(others)), 402);
      expectRefusal(await wire.request('GET', endpoints.renderStatus(id)), 404);
    });

    it('answers 402 to another source', async () => {
      const headers = { ...ATTRIBUTION, 'X-Skill-Source': 'another-skill' };
      expectRefusal(await at().wire.submit(bodyWith({}), headers), 402);
    });

    it.each([
      ['without tracks', { t: [] }],
      [
        'of empty tracks',
        {
          t: [
            { tt: 0, sg: [] },
            { tt: 1, sg: [] },
          ],
        },
      ],
      ['without anything', {}],
    ])('of a draft %s is refused', async (_what, draft) => {
      expectRefusal(await at().wire.submit(bodyWith({ draft })));
    });

    it.each(['id', 'sessionId', 'draft'])('without its %s is refused', async (field) => {
      const rest = Object.entries(bodyWith({})).filter(([key]) => key !== field);
      expectRefusal(await at().wire.submit(Object.fromEntries(rest)));
    });

    it.each([
      ['status', endpoints.renderStatus],
      ['file', endpoints.renderDownload],
    ])('that is not there has no %s', async (_what, path) => {
      expectRefusal(await at().wire.request('GET', path('render_never')), 404);
    });

    it.each([
      ['status', endpoints.renderStatus],
      ['file', endpoints.renderDownload],
    ])('has no %s for another account', async (_what, path) => {
      expectRefusal(await at().stranger.request('GET', path(body.id)), 404, 1002);
    });

    it('has no file for a token that was never issued', async () => {
      const nobody = new Wire(at().wire.url, 'nmv_usr_this-was-never-issued');
      expectRefusal(await nobody.request('GET', endpoints.renderDownload(body.id)), 1001);
    });
  });
}
