import type { Browser, Page } from 'puppeteer-core';
import { endpoints } from '../../src/protocol/index.js';
import { EngineHouse } from '../engine/server/engine-process.js';
import { makeClip } from '../media/make-clip.js';
import type { Wire } from '../protocol/wire.js';
import { openBrowser } from './browser.js';

/** Length of the clip on the timeline, in seconds. */
export const SECONDS = 2;
/** Where its cuts are. */
export const CUTS = [0.6, 1.2];

/** A session with a clip and a piece for it, on an engine of its own. */
export interface Scene {
  house: EngineHouse;
  wire: Wire;
  sessionId: string;
  /** The address that `vmg open` would print. */
  address: string;
}

export async function openScene(words: string | null): Promise<Scene> {
  const house = await EngineHouse.open();
  const { wire } = await house.start();
  const { sessionId, taskId } = await wire.session();
  if (words !== null) {
    const clip = await makeClip({ durationSeconds: SECONDS, cuts: CUTS, audio: 'none' });
    await wire.upload(sessionId, clip, 'walk.mp4');
    await wire.say(sessionId, words);
  }
  const { body } = await wire.request('POST', endpoints.claimToken, {
    json: { task_id: taskId, session_id: sessionId },
  });
  return { house, wire, sessionId, address: `${wire.url}/studio?ct=${body.data.claim_token}` };
}

/** A page that notes whatever a person would find in the browser's console. */
export interface Watched {
  browser: Browser;
  page: Page;
  complaints: string[];
  /** Addresses of what was asked for elsewhere. */
  strangers: string[];
}

export async function openPage(scene: Scene): Promise<Watched> {
  const browser = await openBrowser();
  const page = await browser.newPage();
  const complaints: string[] = [];
  const strangers: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warn') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    const isOwn = request.url().startsWith(scene.wire.url) || request.url().startsWith('data:');
    if (!isOwn) strangers.push(request.url());
  });
  await page.setViewport({ width: 1200, height: 800 });
  await page.goto(scene.address, { waitUntil: 'load' });
  return { browser, page, complaints, strangers };
}
