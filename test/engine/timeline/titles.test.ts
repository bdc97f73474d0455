import { describe, expect, it } from 'vitest';
import type { Operation, Target, TitleLook } from '../../../src/engine/timeline/index.js';
import { TrackType } from '../../../src/protocol/index.js';
import { edited, fields, lies, refused, three, told } from './films.js';

const title = (text: string, from?: number, to?: number, look: TitleLook = {}): Operation => ({
  do: 'title',
  text,
  range:
    from === undefined
      ? null
      : { from: { of: 'start', ms: from }, to: to === undefined ? null : { of: 'start', ms: to } },
  look,
});
const change = (more: Partial<Extract<Operation, { do: 'change-title' }>>): Operation => ({
  do: 'change-title',
  target: { by: 'number', track: 'text', number: 1 },
  text: null,
  range: null,
  look: {},
  ...more,
});
const hello = edited(three, title('Hello'));
const named = (name: string): Target => ({ by: 'name', name });

describe('titles', () => {
  it('are shown for three seconds at the beginning, or when it is said', () => {
    expect(lies(hello, TrackType.text)).toEqual(['Hello 0-3000']);
    expect(told(three, title('End', 14_000, 99_000))).toEqual(['added End 14000-15210']);
    expect(told(three, title('Late', 12_000))).toEqual(['added Late 12000-15210']);
    expect(refused(three, title('Late', 20_000))).toMatchObject({
      reason: 'outside',
      limitMs: 15_210,
    });
  });

  it('lie on tracks of their own where they are seen at once', () => {
    const both = edited(hello, title('World', 2000, 4000), title('Later', 3000, 5000));
    expect(both.t.slice(1).map(({ tt, sg }) => [tt, sg.length])).toEqual([
      [TrackType.text, 2],
      [TrackType.text, 1],
    ]);
  });

  it('say how they look only where that is not as usual', () => {
    const look: TitleLook = {
      style: 'caption',
      position: 'bottom',
      colour: '#FF0000',
      size: { times: 2 },
    };
    const draft = edited(three, title('Hi', 0, 1000, look));
    expect(draft.t[1]?.sg[0]?.m).toEqual({
      text: 'Hi',
      start: 0,
      style: 'caption',
      colour: '#ff0000',
      size: 0.11,
    });
  });

  it('change in text, time and look, and that is told', () => {
    const range = { from: { of: 'start', ms: 1000 }, to: { of: 'start', ms: 5000 } } as const;
    const look: TitleLook = {
      position: 'top',
      size: { times: 1.5 },
      colour: '#00ff00',
      enter: 'slide-up',
      leave: 'none',
    };
    expect(told(hello, change({ text: 'Bye', range, look }))).toEqual([
      'text of Bye 1000-5000: Hello → Bye',
      'start of Bye 1000-5000: 0 → 1000',
      'length of Bye 1000-5000: 3000 → 4000',
      'position of Bye 1000-5000: center → top',
      'size of Bye 1000-5000: 100 → 150',
      'colour of Bye 1000-5000: #ffffff → #00ff00',
      'enter of Bye 1000-5000: fade → slide-up',
      'leave of Bye 1000-5000: fade → none',
    ]);
    expect(refused(hello, change({ look: { position: 'center' } }))).toEqual({
      reason: 'nothing-to-change',
    });
  });

  it('are found by their words, moved, faded, shortened and removed like anything else', () => {
    expect(told(hello, { do: 'move', target: named('hello'), to: { at: 'end' } })).toEqual([
      'start of Hello 12210-15210: 0 → 12210',
    ]);
    expect(told(hello, { do: 'fade', of: named('hello'), edge: 'in', ms: 0 })).toEqual([
      'enter of Hello 0-3000: fade → none',
    ]);
    expect(told(hello, { do: 'length', target: named('hello'), ms: { plus: -1000 } })).toEqual([
      'length of Hello 0-2000: 3000 → 2000',
    ]);
    expect(edited(hello, { do: 'remove', target: named('HELLO') })).toEqual(three);
    expect(
      refused(hello, { do: 'speed', target: named('hello'), factor: { to: 2 } }),
    ).toMatchObject({ reason: 'wrong-kind' });
  });

  it('follow their picture when what is before it changes', () => {
    const over = edited(three, title('City', 9000, 10_000));
    const first: Target = { by: 'number', track: 'video', number: 1 };
    const at = (operation: Operation) => lies(edited(over, operation), TrackType.text);
    expect(at({ do: 'length', target: first, ms: { to: 5000 } })).toEqual(['City 6000-7000']);
    expect(at({ do: 'speed', target: first, factor: { to: 2 } })).toEqual(['City 5000-6000']);
    expect(at({ do: 'place', media: 'dance', at: { at: 'start' } })).toEqual(['City 13000-14000']);
    expect(at({ do: 'reverse-order' })).toEqual(['City 9000-10000']);
  });

  it('are split like pictures, and come and go once', () => {
    const halves = edited(hello, {
      do: 'split',
      target: named('hello'),
      at: { of: 'start', ms: 1000 },
    });
    expect(lies(halves, TrackType.text)).toEqual(['Hello 0-1000', 'Hello 1000-3000']);
    expect(fields(halves, 'enter').slice(-2)).toEqual([undefined, 'none']);
    expect(fields(halves, 'leave').slice(-2)).toEqual(['none', undefined]);
  });
});
