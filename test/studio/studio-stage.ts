import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, HTTPRequest, Page } from 'puppeteer-core';
import type { Engine } from '../../src/engine/index.js';
import { endpoints } from '../../src/protocol/index.js';
import { EngineHouse } from '../engine/server/engine-process.js';
import { makeClip } from '../media/make-clip.js';
import type { Wire } from '../protocol/wire.js';

/** Length of the clip on the timeline, in seconds. */
export const SECONDS = 2;
/** Where its cuts are. */
export const CUTS = [0.6, 1.2];

/** A session with a clip and a piece for it, on an engine of its own. */
export interface Scene {
  house: EngineHouse;
  engine: Engine;
  wire: Wire;
  sessionId: string;
  /** The address that `vmg open` would print. */
  address: string;
}

export async function openScene(words: string | null): Promise<Scene> {
  const house = await EngineHouse.open();
  const { engine, wire } = await house.start();
  const { sessionId, taskId } = await wire.session();
  if (words !== null) {
    const clip = await makeClip({ durationSeconds: SECONDS, cuts: CUTS, audio: 'none' });
    await wire.upload(sessionId, clip, 'walk.mp4');
    await wire.say(sessionId, words);
  }
  return { house, engine, wire, sessionId, address: await addressOf(wire, { sessionId, taskId }) };
}

/** The address of the page of a session. */
export async function addressOf(
  wire: Wire,
  { sessionId, taskId }: { sessionId: string; taskId: string },
): Promise<string> {
  const { body } = await wire.request('POST', endpoints.claimToken, {
    json: { task_id: taskId, session_id: sessionId },
  });
  return `${wire.url}/studio?ct=${body.data.claim_token}`;
}

/** A page that notes whatever a person would find in the browser's console. */
export interface Watched {
  page: Page;
  complaints: string[];
  /** Addresses of what was asked for elsewhere. */
  strangers: string[];
  /** Bodies of the renders that the page has asked for. */
  renders: string[];
  /** Does what saves a file; resolves to the name that the browser gives it. */
  saved(act: () => Promise<void>): Promise<string>;
  /** Holds back the first thing that `act` asks for at an address that ends so, until it is settled. */
  held(
    ending: string,
    act: () => Promise<unknown>,
    settle: (request: HTTPRequest) => Promise<void>,
  ): Promise<void>;
  close(): Promise<void>;
}

/** Notes how the page looks when it is put together, before it has heard of anything. */
const NOTE_BEGINNING = `new MutationObserver((_, observer) => {
  const play = document.querySelector('.play');
  if (!play) return;
  observer.disconnect();
  window.beginning = [play.disabled, document.querySelector('.stage-notice').hidden];
}).observe(document, { childList: true, subtree: true })`;

export async function openPage(scene: Scene, browser: Browser): Promise<Watched> {
  const page = await browser.newPage();
  const complaints: string[] = [];
  const strangers: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warn') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  const renders: string[] = [];
  page.on('request', (request) => {
    const isOwn = request.url().startsWith(scene.wire.url) || request.url().startsWith('data:');
    if (!isOwn) strangers.push(request.url());
    if (request.url().endsWith(endpoints.submitRender)) renders.push(request.postData() ?? '');
  });
  const folder = await mkdtemp(join(tmpdir(), 'vmg-saved-'));
  const session = await browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', {
    behavior: 'allow',
    downloadPath: folder,
    eventsEnabled: true,
  });
  await page.evaluateOnNewDocument(NOTE_BEGINNING);
  await page.setViewport({ width: 1200, height: 800 });
  await page.goto(scene.address, { waitUntil: 'load' });
  return {
    page,
    complaints,
    strangers,
    renders,
    async saved(act) {
      const complete = new Promise((resolve) => {
        session.on('Browser.downloadProgress', ({ state }) => {
          if (state === 'completed') resolve(state);
        });
      });
      const before = await readdir(folder);
      await act();
      await complete;
      const names = await readdir(folder);
      return names.filter((name) => !before.includes(name)).join();
    },
    async held(ending, act, settle) {
      let hear = (_: HTTPRequest): void => undefined;
      const first = new Promise<HTTPRequest>((resolve) => {
        let isCaught = false;
        hear = (request) => {
          if (isCaught || !request.url().endsWith(ending)) return void request.continue();
          isCaught = true;
          resolve(request);
        };
      });
      page.on('request', hear);
      await page.setRequestInterception(true);
      try {
        await act();
        await settle(await first);
      } finally {
        page.off('request', hear);
        await page.setRequestInterception(false);
      }
    },
    async close() {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
