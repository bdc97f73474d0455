import { afterEach, expect, it } from 'vitest';
import { readRequests } from '../../../../src/engine/agent/reading/index.js';
import { withoutWishes } from '../../../../src/engine/agent/reading/wishes.js';
import { film } from './labels.js';

const LONG = 800;
const SHORT = 200;
/** Four times as long, and not sixteen times the work. */
const MOST = 6;

const said = (unit: string, length: number): string =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

const exec = RegExp.prototype.exec;
const countedAs = (value: typeof exec): void => {
  Object.defineProperty(RegExp.prototype, 'exec', { value, configurable: true, writable: true });
};

/** How many characters patterns walked over: what a clock tells is another thing on each machine. */
function walkFor(message: string): number {
  let walk = 0;
  countedAs(function (this: RegExp, text: string) {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const found = exec.call(this, text);
    const to = found ? found.index + found[0].length : text.length;
    walk += 1 + (this.sticky && !found ? 0 : to - from);
    return found;
  });
  withoutWishes(message);
  countedAs(exec);
  return walk;
}

afterEach(() => {
  countedAs(exec);
});

it.each([
  'i wish ',
  'ok, ',
  '请',
])('reads “%s” over and over without many times the work', (unit) => {
  expect(walkFor(said(unit, LONG)) / walkFor(said(unit, SHORT))).toBeLessThan(MOST);
});

it('tells what it did not read of more orders than anybody gives', () => {
  const orders = Array.from({ length: 90 }, (_, i) => `mute clip ${(i % 3) + 1}`);
  const { requests, unread } = readRequests(orders.join('. '), film);
  expect(requests.length).toBeGreaterThan(0);
  expect(unread).toHaveLength(1);
  expect(unread[0]).toMatch(/^mute clip 3\. mute clip 1/);
});
