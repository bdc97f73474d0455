import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readIncoming } from '../../src/client/agent-events.js';
import { AnswerText } from '../../src/client/answer-text.js';
import { updatesOf } from '../../src/client/answer-updates.js';
import { EventReader } from '../../src/client/event-stream.js';
import { toolLabel } from '../../src/client/tool-labels.js';
import { stagesOf, textOf } from './setup.js';

/** Everything between the bytes of a stream and the updates, without the network. */
function updatesFrom(chunks: readonly Uint8Array[]) {
  const reader = new EventReader();
  const answer = new AnswerText();
  const events = [...chunks.flatMap((chunk) => reader.feed(chunk)), ...reader.end()];
  const updates = events.flatMap((event) => {
    const incoming = readIncoming(event)?.event;
    return incoming === undefined ? [] : [...updatesOf(incoming, answer)];
  });
  return [...updates, { kind: 'text' as const, text: answer.end() }];
}

const bytesOf = (...events: unknown[]): Uint8Array =>
  new TextEncoder().encode(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''));

const text = (words: string, partial: boolean) => ({
  content: { role: 'model', parts: [{ text: words }] },
  partial,
});
const call = (partial: boolean, ...texts: string[]) => ({
  content: {
    role: 'model',
    parts: [...texts.map((words) => ({ text: words })), { functionCall: { name: 'add_bgm' } }],
  },
  partial,
});

describe('any answer', () => {
  // Sentences of an agent: none is the beginning of another.
  const sentence = fc
    .tuple(fc.integer({ min: 100, max: 999 }), fc.constantFrom('added', '已添加', 'música 🎵 né'))
    .map(([number, what]) => `Number ${number}: ${what} it is, well and good. `);
  const turn = fc.array(
    fc.record({
      sentences: fc.array(sentence, { minLength: 1, maxLength: 3 }),
      repeats: fc.boolean(),
      tool: fc.constantFrom('none', 'after', 'within', 'partial first'),
      noise: fc.constantFrom(
        '',
        ': ping\n\n',
        'event: heartbeat\n\n',
        'data: {"odd\n\n',
        'data:\n\n',
      ),
    }),
    { minLength: 1, maxLength: 5 },
  );

  it('gives the same text in order and once, wherever its bytes are cut', () => {
    const cuts = fc.array(fc.nat(10_000), { maxLength: 30 });
    fc.assert(
      fc.property(turn, cuts, fc.constantFrom('\n', '\r\n'), (segments, places, lineEnd) => {
        let stream = '';
        const send = (event: unknown) => {
          stream += `data: ${JSON.stringify(event)}\n\n`;
        };
        let wanted = '';
        const seen = new Set<string>();
        for (const { sentences, repeats, tool, noise } of segments) {
          const fresh = sentences.filter((words) => !seen.has(words));
          for (const words of fresh) seen.add(words);
          wanted += fresh.join('');
          stream += noise;
          for (const words of fresh) send(text(words, true));
          if (tool === 'partial first') send(call(true));
          if (tool === 'within' || tool === 'partial first') send(call(false, ...fresh));
          else if (repeats) send(text(fresh.join(''), false));
          if (tool === 'after') send(call(false));
        }
        const bytes = new TextEncoder().encode(stream.replaceAll('\n', lineEnd));
        const ends = places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b);
        const chunks = [0, ...ends].map((start, index) => bytes.subarray(start, ends[index]));
        expect(textOf(updatesFrom(chunks)).trim()).toBe(wanted.trim());
      }),
      { seed: 21, numRuns: 200 },
    );
  });

  it('shows neither tools’ words nor thoughts nor what the user said', () => {
    const secret = 'never to be shown';
    const updates = updatesFrom([
      bytesOf(
        { content: { role: 'user', parts: [{ text: secret }] } },
        { content: { parts: [{ text: secret, thought: true }] } },
        { content: { parts: [{ functionCall: { name: 'add_text', args: { text: secret } } }] } },
        {
          content: {
            role: 'user',
            parts: [{ functionResponse: { name: 'add_text', response: { text: secret } } }],
          },
        },
        text('Done.', false),
      ),
    ]);
    expect(JSON.stringify(updates)).not.toContain(secret);
    expect(textOf(updates)).toBe('Done.');
    expect(stagesOf(updates)).toEqual(['Adding text']);
  });

  it('is put together from the parts of one event', () => {
    const updates = updatesFrom([
      bytesOf(text('I added music.', true), {
        content: { parts: [{ text: 'I added ' }, { text: 'music.' }] },
      }),
    ]);
    expect(textOf(updates)).toBe('I added music.');
  });
});

describe('a tool’s label', () => {
  it.each([
    ['add_bgm', 'Adding music'],
    ['generateVideoClip', 'Generating the video clip'],
    ['get-draft', 'Looking at the timeline'],
    ['remove_text_overlay', 'Removing text overlay'],
    ['transmogrify_bgm', 'Working on it'],
    ['add', 'Working on it'],
    ['', 'Working on it'],
    ['添加音乐', 'Working on it'],
    ['\u001b[31m', 'Working on it'],
  ])('of %j is "%s"', (name, label) => {
    expect(toolLabel(name)).toBe(label);
  });

  it('is short, however long the name', () => {
    expect(toolLabel(`add_${'very_'.repeat(100)}`).length).toBeLessThanOrEqual(60);
  });
});
