import { clearLine, cursorTo, moveCursor } from 'node:readline';
import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AnswerWriter } from '../../src/cli/terminal/answer-writer.js';
import {
  formatBytes,
  formatElapsed,
  formatSigned,
  formatTimecode,
} from '../../src/cli/terminal/format.js';
import { createPlainDisplay } from '../../src/cli/terminal/progress-display.js';
import { createSpinner } from '../../src/cli/terminal/spinner.js';
import type { OutputStream } from '../../src/cli/terminal/streams.js';
import { renderTable } from '../../src/cli/terminal/table.js';
import { createTerminal, toJson } from '../../src/cli/terminal/terminal.js';
import { colorLevel, createTheme, symbolsFor } from '../../src/cli/terminal/theme.js';

const ESCAPE = '\u001b';

function sink(
  properties: { isTTY?: boolean; columns?: number; getColorDepth?: () => number } = {},
): OutputStream & { text(): string } {
  const stream = new PassThrough();
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return Object.assign(stream, properties, {
    cursorTo: (x: number) => cursorTo(stream, x),
    clearLine: (direction: -1 | 0 | 1) => clearLine(stream, direction),
    moveCursor: (dx: number, dy: number) => moveCursor(stream, dx, dy),
    text: () => Buffer.concat(chunks).toString(),
  });
}

describe('colour', () => {
  const tty = sink({ isTTY: true, getColorDepth: () => 8 });
  const pipe = sink();

  it.each([
    ['a terminal has colours', tty, {}, true, 2],
    ['a pipe has none', pipe, {}, true, 0],
    ['--no-color', tty, {}, false, 0],
    ['NO_COLOR', tty, { NO_COLOR: '1' }, true, 0],
    ['an empty NO_COLOR does not count', tty, { NO_COLOR: '' }, true, 2],
    ['TERM=dumb', tty, { TERM: 'dumb' }, true, 0],
    ['CI', tty, { CI: 'true' }, true, 0],
    ['FORCE_COLOR on a pipe', pipe, { FORCE_COLOR: '3' }, true, 3],
    ['FORCE_COLOR=0', tty, { FORCE_COLOR: '0' }, true, 0],
    ['NO_COLOR beats FORCE_COLOR', pipe, { FORCE_COLOR: '1', NO_COLOR: '1' }, true, 0],
    ['--no-color beats FORCE_COLOR', pipe, { FORCE_COLOR: '1' }, false, 0],
  ])('%s', (_name, stream, env, flag, level) => {
    expect(colorLevel(stream, env, flag)).toBe(level);
  });

  it('is decided for each stream by itself', () => {
    const terminal = createTerminal({
      streams: { stdin: new PassThrough(), stdout: pipe, stderr: tty },
      env: {},
      platform: 'linux',
      flags: { json: false, quiet: false, verbose: false, color: true, input: true },
      signal: new AbortController().signal,
      now: () => 0,
    });
    expect(terminal.out.bad('x')).toBe('x');
    expect(terminal.err.bad('x')).toContain(ESCAPE);
  });

  it('never reaches a table on a pipe', () => {
    const table = renderTable(['a', 'b'], [['1', `${ESCAPE}[31mred`]], createTheme(0));
    expect(table).toBe('a  b\n1  red');
  });

  it('leaves the signs that old consoles cannot draw', () => {
    expect(symbolsFor({}, 'win32').good).toBe('+');
    expect(symbolsFor({ WT_SESSION: '1' }, 'win32').good).toBe('✔');
  });
});

describe('numbers for people', () => {
  it('reads well', () => {
    expect(formatElapsed(420)).toBe('0.4 s');
    expect(formatElapsed(9_960)).toBe('10 s');
    expect(formatElapsed(125_000)).toBe('2 min 5 s');
    expect(formatTimecode(65.4)).toBe('1:05');
    expect(formatTimecode(3600)).toBe('1:00:00');
    expect(formatBytes(999)).toBe('999 B');
    expect(formatBytes(1_367_709)).toBe('1.4 MB');
    expect(formatBytes(999_999)).toBe('1.0 MB');
    expect(formatSigned(-14)).toBe('−14.0');
    expect(formatSigned(-0.01)).toBe('0.0');
  });
});

describe('progress', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  const options = (stream: OutputStream) => ({
    stream,
    theme: createTheme(0),
    symbols: symbolsFor({}, 'linux'),
    now: () => Date.now(),
    keepStages: true,
  });

  it('off a terminal is a line a stage, and a line each 30 s', () => {
    vi.useFakeTimers();
    const stream = sink();
    const display = createPlainDisplay(options(stream));
    display.update({ stage: 'Uploading clip.mp4', fraction: 0.1 });
    display.update({ stage: 'Uploading clip.mp4', fraction: 0.9 });
    display.update({ stage: 'Composing' });
    vi.advanceTimersByTime(31_000);
    display.update({ stage: 'Composing', fraction: 0.5 });
    vi.advanceTimersByTime(30_000);
    display.stop(true);
    vi.advanceTimersByTime(60_000);
    expect(stream.text()).toBe(
      'Uploading clip.mp4\nComposing\nComposing (30 s)\nComposing (50%, 1 min 0 s)\n',
    );
  });

  it.each([
    ['on a terminal', createSpinner, true],
    ['off a terminal', createPlainDisplay, false],
  ])('says that a stage has ended when it has, and not before: %s', (_where, create, isTTY) => {
    vi.useFakeTimers();
    const stream = sink({ isTTY, columns: 80 });
    const endings = (): number => stream.text().split('Ready!\n').length - 1;
    const display = create({ ...options(stream), keepStages: false });
    display.update({ stage: 'Connecting…' });
    display.update({ stage: 'Waiting 1 s: asked too often' });
    display.hide();
    expect(endings()).toBe(0);
    display.update({ stage: 'Connecting…', done: 'Ready!' });
    expect(endings()).toBe(1);
    display.update({ stage: 'Uploading' });
    vi.advanceTimersByTime(1_000);
    display.stop(true);
    expect(endings()).toBe(1);
    expect(stream.text()).toMatch(/Ready!\n.*Uploading/s);

    const failing = create({ ...options(stream), keepStages: true });
    failing.update({ stage: 'Connecting…' });
    failing.stop(false);
    expect(endings()).toBe(1);
  });

  it('gets by on a terminal that does not know its width', () => {
    vi.useFakeTimers();
    const stream = sink({ isTTY: true, columns: 0 });
    const display = createSpinner(options(stream));
    display.update({ stage: 'Looking' });
    // With Infinity lines to clear, the second frame would never end.
    vi.advanceTimersByTime(1_000);
    display.stop(true);
    expect(stream.text()).toContain('✔ Looking');
  });

  it('on a terminal leaves a line for each stage that took its time', () => {
    vi.useFakeTimers();
    const stream = sink({ isTTY: true, columns: 80 });
    const display = createSpinner(options(stream));
    display.update({ stage: 'Looking', fraction: 0.2 });
    vi.advanceTimersByTime(2_000);
    display.update({ stage: 'Blinking' });
    vi.advanceTimersByTime(20);
    display.update({ stage: `Composing${ESCAPE}[2J` });
    vi.advanceTimersByTime(5_000);
    expect(stream.text()).toContain('Composing  4 s');
    display.stop(false);
    expect(stream.text()).toContain('✔ Looking  2.0 s\n');
    expect(stream.text()).not.toContain('✔ Blinking');
    expect(stream.text()).not.toContain('✔ Composing');
    expect(stream.text()).not.toContain(`${ESCAPE}[2J`);
    // The cursor that the spinner hid is back.
    expect(stream.text().lastIndexOf(`${ESCAPE}[?25h`)).toBeGreaterThan(
      stream.text().lastIndexOf(`${ESCAPE}[?25l`),
    );
  });
});

describe('an answer beside a spinner', () => {
  const terminalOn = (stdout: OutputStream) =>
    createTerminal({
      streams: { stdin: new PassThrough(), stdout, stderr: sink() },
      env: {},
      platform: 'linux',
      flags: { json: false, quiet: false, verbose: false, color: true, input: true },
      signal: new AbortController().signal,
      now: () => 0,
    });

  it('keeps the spinner off a line that text has begun, until the text pauses', () => {
    const stdout = sink();
    const shown: string[] = [];
    let now = 0;
    const progress = {
      onProgress: (step: { stage: string }) => shown.push(step.stage),
      aside: <R>(action: () => R): R => action(),
      hide: () => shown.push('hidden'),
    };
    const writer = new AnswerWriter(terminalOn(stdout), progress, () => now);
    writer.step({ stage: 'Thinking' });
    writer.text('I added ');
    writer.step({ stage: 'Mixing' });
    writer.text('music.');
    now = 5_000;
    writer.step({ stage: 'Mixing' });
    writer.text('Done.');
    writer.endLine();
    writer.endLine();
    expect(shown).toEqual(['Thinking', 'hidden', 'hidden', 'Mixing', 'hidden']);
    expect(stdout.text()).toBe('I added music.\nDone.\n');
  });

  it('writes nothing into the answer once the spinner has gone', () => {
    vi.useFakeTimers();
    const stream = sink({ isTTY: true, columns: 60 });
    const display = createSpinner({
      stream,
      theme: createTheme(0),
      symbols: symbolsFor({}, 'linux'),
      now: () => Date.now(),
      keepStages: false,
    });
    display.update({ stage: 'Thinking' });
    display.hide();
    const gone = stream.text();
    display.hide();
    display.aside(() => {});
    vi.advanceTimersByTime(1_000);
    display.stop(true);
    vi.useRealTimers();
    expect(stream.text()).toBe(gone);
  });

  it('measures a stage by what it takes on the screen', () => {
    vi.useFakeTimers();
    const stream = sink({ isTTY: true, columns: 60 });
    const display = createSpinner({
      stream,
      theme: createTheme(0),
      symbols: symbolsFor({}, 'linux'),
      now: () => Date.now(),
      keepStages: true,
    });
    display.update({ stage: '正在上传'.repeat(10) });
    display.stop(false);
    vi.useRealTimers();
    // 36 columns are left for it: 17 signs of two, and the dots.
    expect(stream.text()).toContain(` ${'正在上传'.repeat(4)}正…`);
  });

  it('loses the control characters of whatever comes its way, and keeps our own colours', () => {
    const [stdout, stderr] = [sink(), sink()];
    const terminal = createTerminal({
      streams: { stdin: new PassThrough(), stdout, stderr },
      env: {},
      platform: 'linux',
      flags: { json: false, quiet: false, verbose: false, color: true, input: true },
      signal: new AbortController().signal,
      now: () => 0,
    });
    const foreign = `a${ESCAPE}]0;title\u0007b\u009b2Jc${ESCAPE}[2Jd`;
    const own = createTheme(1).good('green');
    for (const show of [
      terminal.note,
      terminal.announce,
      terminal.warn,
      terminal.write,
      (text: string) => terminal.result({}, text),
    ]) {
      show(`${own} ${foreign}\n`);
    }
    const shown = stdout.text() + stderr.text();
    expect(shown.split(`${own} abcd\n`)).toHaveLength(6);
  });

  it('loses the control characters that the server sent', () => {
    const stdout = sink();
    terminalOn(stdout).say(`a${ESCAPE}]0;title\u0007b\u009b31mc\td\n`);
    expect(stdout.text()).not.toContain(ESCAPE);
    expect(stdout.text()).toMatch(/\td\n$/);
  });
});

describe('JSON', () => {
  it('escapes the control characters that a terminal would obey', () => {
    const text = toJson({ title: 'a\u009b2J\u001b[2Jb' });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    expect(JSON.parse(text)).toEqual({ title: 'a\u009b2J\u001b[2Jb' });
  });
});
