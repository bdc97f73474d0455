import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endpoints } from '../../src/protocol/index.js';
import { HAS_BROWSER, openBrowser } from './browser.js';
import {
  addressOf,
  CUTS,
  openPage,
  openScene,
  type Scene,
  SECONDS,
  type Watched,
} from './studio-stage.js';

// Code for the page is text: this side of the tests knows no DOM.

let scene: Scene;
let watched: Watched;

const see = <Value>(code: string): Promise<Value> => watched.page.evaluate(code) as Promise<Value>;
const until = (code: string) => watched.page.waitForFunction(code, { polling: 50 });

/** The page asks whether something has changed. */
const look = () => see(`window.dispatchEvent(new Event('focus'))`);
const written = () => see<string>(`document.querySelector('textarea').value`);
const lastBubbles = (count: number) =>
  see<[string, string][]>(`[...document.querySelectorAll('.bubble')].slice(-${count})
    .map(({ className, textContent }) => [className.replace('bubble ', ''), textContent])`);

/** Left and width of the segments of a lane, as shares of it. */
const placesOf = (lane: string) =>
  see<{ name: string; left: number; width: number }[]>(`
    [...document.querySelectorAll('.row.${lane} .segment')].map((segment) => {
      const lane = segment.parentElement.getBoundingClientRect();
      const { left, width } = segment.getBoundingClientRect();
      const name = segment.querySelector('.name').textContent;
      return { name, left: (left - lane.left) / lane.width, width: width / lane.width };
    })`);

async function say(words: string): Promise<void> {
  await watched.page.click('#tab-chat');
  await watched.page.type('textarea', words);
  await watched.page.keyboard.press('Enter');
  await until(
    `document.querySelector('.bubble.mine:nth-last-child(2) p')?.textContent === ${JSON.stringify(words)} && !document.querySelector('.bubble.busy')`,
  );
}

describe.skipIf(!HAS_BROWSER)('the studio in a browser', () => {
  beforeAll(async () => {
    const opened = openBrowser();
    scene = await openScene('chiptune\n\nSeed: 7.');
    watched = await openPage(scene, await opened);
    await until(`document.querySelector('.player video:not([hidden])')?.readyState >= 2`);
  });
  afterAll(async () => {
    await watched?.close();
    await scene?.house.close();
  });

  it('has nothing to play before the first preview, and tells what was said before', async () => {
    expect(await see('window.beginning')).toEqual([true, true]);
    expect(await see(`document.querySelector('.play').disabled`)).toBe(false);
    expect(
      await see(`[...document.querySelectorAll('.bubble')].map(({ textContent }) => textContent)`),
    ).toEqual([
      'Video added: “walk.mp4” (0-2s)',
      'chiptune\n\nSeed: 7.',
      expect.stringMatching(/^Music added: /),
    ]);
  });

  it('shows the timeline to scale, with the music’s form and hits on the cuts', async () => {
    const [clip] = await placesOf('video');
    const [piece] = await placesOf('music');
    expect(clip).toMatchObject({ name: 'walk.mp4', left: expect.closeTo(0, 2) });
    expect(clip?.width).toBeCloseTo(1, 2);
    expect(piece?.width).toBeCloseTo(1, 2);
    await until(`document.querySelectorAll('.section').length > 0`);
    const cuts = await see<number[]>(`
      [...document.querySelectorAll('.cut')].map((cut) => parseFloat(cut.style.left) / 100)`);
    expect(cuts).toEqual(CUTS.map((seconds) => expect.closeTo(seconds / SECONDS, 2)));
  });

  it('draws the waveform of the music, and pictures of the clip', async () => {
    const inkOf = (lane: string) => `(() => {
      const copy = Object.assign(document.createElement('canvas'), { width: 200, height: 40 });
      const context = copy.getContext('2d', { willReadFrequently: true });
      context.drawImage(document.querySelector('.row.${lane} canvas'), 0, 0, 200, 40);
      const { data } = context.getImageData(0, 0, 200, 40);
      return data.filter((value, i) => i % 4 === 3 && value > 128).length / (data.length / 4);
    })()`;
    await until(`${inkOf('music')} > 0.05`);
    await until(`${inkOf('video')} > 0.5`);
    expect(await see<number>(inkOf('music'))).toBeLessThan(0.95);
  });

  it('plays the film, and the playhead goes along', async () => {
    const playhead = `parseFloat(getComputedStyle(document.querySelector('.plane')).getPropertyValue('--position'))`;
    await watched.page.keyboard.press('Space');
    await until(`document.querySelector('video').currentTime > 0.2 && ${playhead} > 0.05`);
    await watched.page.keyboard.press('Space');
    await until(`document.querySelector('video').paused`);
    const ruler = await watched.page.$('.ruler');
    const box = await ruler?.boundingBox();
    if (!box) throw new Error('There is no ruler');
    await watched.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await until(`Math.abs(document.querySelector('video').currentTime - ${SECONDS / 2}) < 0.05`);
    expect(await see<number>(playhead)).toBeCloseTo(0.5, 1);
  });

  it('goes from segment to segment by key, and leaves keys to what is read', async () => {
    const { page } = watched;
    await page.focus('.row.video .segment');
    await page.keyboard.press('ArrowDown');
    expect(await see(`document.activeElement.matches('.row.music .segment')`)).toBe(true);
    expect(await see(`document.querySelectorAll('.segment[tabindex="0"]').length`)).toBe(1);
    await page.focus('.row.video .segment');
    expect(await see(`document.querySelector('.facts').textContent`)).toContain('walk.mp4');
    const position = await see(`document.querySelector('.clock b').textContent`);
    await page.focus('.log');
    await page.keyboard.press('Home');
    await page.keyboard.press('Space');
    expect(await see(`document.querySelector('video').paused`)).toBe(true);
    expect(await see(`document.querySelector('.clock b').textContent`)).toBe(position);
  });

  it('follows what is done in the terminal, without being asked', async () => {
    await scene.wire.say(scene.sessionId, 'music at 40%');
    await until(`document.querySelector('.row.music .badge').textContent === '40%'`);
    expect(
      await see(
        `[...document.querySelectorAll('.bubble')].slice(-2).map((one) => one.textContent)`,
      ),
    ).toEqual(['music at 40%', expect.stringMatching(/^Music volume changed: .*→ 40%/)]);
  });

  it('lays a title on the timeline when it is asked for one, and takes it back', async () => {
    await say('add a title "Hello" for the first second');
    await until(`document.querySelector('.row.text .segment')`);
    expect(await placesOf('text')).toEqual([
      { name: 'Hello', left: expect.closeTo(0, 2), width: expect.closeTo(1 / SECONDS, 1) },
    ]);
    await watched.page.click('#tab-versions');
    expect(await see(`document.querySelector('.version.current .words').textContent`)).toContain(
      'Hello',
    );
    await watched.page.focus('.version:nth-child(2) button');
    await watched.page.keyboard.press('Enter');
    await until(`!document.querySelector('.row.text')`);
    expect(await see(`document.querySelector('.version.current b').textContent`)).toBe('Version 5');
    await until(`document.querySelector('.standing .told')?.textContent.includes('version 3')`);
    expect(await see(`document.activeElement.matches('.version.current')`)).toBe(true);
  });

  it('makes the film of what is on the timeline now, and hands it over whole', async () => {
    await watched.page.click('#tab-files');
    const title = (await placesOf('music'))[0]?.name;
    await scene.wire.say(scene.sessionId, 'music at 30%');
    expect(await watched.saved(() => watched.page.click('.file button.main'))).toBe('walk.mp4');
    const film = watched.renders.find((body) => body.includes('"quality":"high"'));
    expect(film).toContain('"volume":0.3');
    expect(await watched.saved(() => watched.page.click('.pieces a'))).toBe(`${title}.mid`);
    const href = await see<string>(`document.querySelector('.file a.main').href`);
    const seconds = await see<number>(`new Promise((resolve) => {
      const film = document.createElement('video');
      film.onloadedmetadata = () => resolve(film.duration);
      film.onerror = () => resolve(-1);
      film.src = ${JSON.stringify(href)};
    })`);
    expect(seconds).toBeCloseTo(SECONDS, 1);
  });

  it('tells what the terminal did while a message was answered, and what it took back', async () => {
    const { page } = watched;
    await page.click('#tab-chat');
    await page.type('textarea', 'music at 60%');
    await watched.held(
      endpoints.runSse,
      () => page.keyboard.press('Enter'),
      async (request) => {
        await scene.wire.say(scene.sessionId, 'music at 50%');
        await request.continue();
      },
    );
    await until(
      `document.querySelector('.bubble.answer:last-child')?.textContent.includes('→ 50%')`,
    );
    expect(await lastBubbles(4)).toEqual([
      ['mine', 'music at 60%'],
      ['answer', expect.stringContaining('60%')],
      ['mine', 'music at 50%'],
      ['answer', expect.stringMatching(/→ 50%/)],
    ]);
    await scene.wire.say(scene.sessionId, 'undo');
    await look();
    await until(`document.querySelector('.bubble.note')`);
    expect(await lastBubbles(1)).toEqual([['note', 'Version 7 is on the timeline again.']]);
  });

  it('is quiet: nothing in the console, and nothing asked for elsewhere', () => {
    expect(watched.complaints).toEqual([]);
    expect(watched.strangers).toEqual([]);
  });

  it('gives back the words of a message that was stopped before it was sent', async () => {
    const { page } = watched;
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.type('textarea', 'slower');
    await watched.held(
      endpoints.state(scene.sessionId),
      () => page.keyboard.press('Enter'),
      async (request) => {
        await page.click('.send');
        await request.continue();
      },
    );
    await until(`document.querySelector('textarea').value === 'slower'`);
    expect(await lastBubbles(1)).toEqual([['answer failed', 'Stopped.']]);
    expect(await see(`document.querySelectorAll('.bubble.mine:nth-last-child(2)').length`)).toBe(0);
    expect(asked.filter((url) => url.endsWith(endpoints.runSse))).toEqual([]);
    await see(`document.querySelector('textarea').value = ''`);
  });

  it('warns while the engine cannot be heard, and comes back by itself', async () => {
    const { page } = watched;
    await page.click('#tab-files');
    await see(`void (window.warned = new Promise((resolve) => new MutationObserver(resolve)
      .observe(document.querySelector('.banner'), { attributeFilter: ['hidden'] })))`);
    const lost = () => watched.page.click('.files button.quiet');
    await watched.held('/stems.json', lost, (request) => request.abort());
    await see('window.warned.then(() => true)');
    await look();
    await until(`document.querySelector('.banner').hidden`);
    const told = { status: 502, contentType: 'application/json', body: '{"message":"No luck."}' };
    await watched.held('/pulse', look, (request) => request.respond(told));
    await until(`document.querySelector('.banner:not([hidden])')?.textContent === 'No luck.'`);
    await look();
    await until(`document.querySelector('.banner').hidden`);
  });

  it('says that there is no film of an empty timeline', async () => {
    const { page } = watched;
    const session = await scene.wire.session();
    await page.goto(await addressOf(scene.wire, session));
    await page.type('textarea', 'export');
    await page.keyboard.press('Enter');
    await until(`document.querySelector('.bubble.failed')`);
    expect(await lastBubbles(1)).toEqual([
      ['answer failed', expect.stringMatching(/^Nothing on the timeline yet\n.*vmg upload/)],
    ]);
    expect(await written()).toBe('export');
    await see(`document.querySelector('textarea').value = ''`);
  });

  it('says so when the engine has ended, and loses no words', async () => {
    const { page } = watched;
    await scene.engine.close();
    await look();
    await until(`!document.querySelector('.banner').hidden`);
    expect(await see(`document.querySelector('.banner code').textContent`)).toBe('vmg open');
    expect(await see(`document.querySelector('.files').inert`)).toBe(true);
    await page.click('#tab-chat');
    await page.type('textarea', 'slower');
    await page.keyboard.press('Enter');
    await until(`document.querySelector('textarea').value === 'slower'`);
    for (const words of ['slower', 'export']) {
      await see(`(() => {
        const box = document.querySelector('textarea');
        box.value = '${words}';
        box.form.requestSubmit();
        box.value = 'calmer';
      })()`);
      await until(`document.querySelector('.log > :nth-last-child(2)').textContent === '${words}'`);
      await until(`!document.querySelector('.bubble.busy')`);
      expect(await lastBubbles(2)).toEqual([
        ['mine', words],
        ['answer failed', expect.stringContaining('vmg open')],
      ]);
      expect(await written()).toBe('calmer');
    }
  });
});
