import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HAS_BROWSER } from './browser.js';
import { CUTS, openPage, openScene, type Scene, SECONDS, type Watched } from './studio-stage.js';

// Code for the page is text: this side of the tests knows no DOM.

let scene: Scene;
let watched: Watched;

const see = <Value>(code: string): Promise<Value> => watched.page.evaluate(code) as Promise<Value>;
const until = (code: string) => watched.page.waitForFunction(code, { polling: 50 });

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
    scene = await openScene('chiptune\n\nSeed: 7.');
    watched = await openPage(scene);
    await until(`document.querySelector('.player video:not([hidden])')?.readyState >= 2`);
  });
  afterAll(async () => {
    await watched?.browser.close();
    await scene?.house.close();
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
    await watched.page.click('.version:nth-child(2) button');
    await until(`!document.querySelector('.row.text')`);
    expect(await see(`document.querySelector('.version.current b').textContent`)).toBe('Version 4');
  });

  it('makes the film, and hands it over whole', async () => {
    await watched.page.click('#tab-files');
    await watched.page.click('.file button.main');
    await until(`document.querySelector('.file a.main')`);
    const [name, href] = await see<[string, string]>(`
      (({ download, href }) => [download, href])(document.querySelector('.file a.main'))`);
    expect(name).toBe('walk.mp4');
    const seconds = await see<number>(`new Promise((resolve) => {
      const film = document.createElement('video');
      film.onloadedmetadata = () => resolve(film.duration);
      film.onerror = () => resolve(-1);
      film.src = ${JSON.stringify(href)};
    })`);
    expect(seconds).toBeCloseTo(SECONDS, 1);
  });

  it('is quiet: nothing in the console, and nothing asked for elsewhere', () => {
    expect(watched.complaints).toEqual([]);
    expect(watched.strangers).toEqual([]);
  });
});
