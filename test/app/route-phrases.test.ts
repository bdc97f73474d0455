import { describe, expect, it } from 'vitest';
import { type Action, route } from '../../src/app/route.js';
import { ROUTED_PHRASES } from './route-phrases.js';
import { LATER_PHRASES, MISTAKEN_PHRASES } from './route-phrases-later.js';

const PHRASES = [...ROUTED_PHRASES, ...MISTAKEN_PHRASES, ...LATER_PHRASES];

/** An action as the table writes it. */
function written(action: Action, phrase: string): string {
  switch (action.kind) {
    case 'message':
      return action.text === phrase ? 'say' : `say ${action.text}`;
    case 'upload': {
      const verb = action.implied ? 'names' : 'upload';
      return action.media.length === 0 ? verb : `${verb} ${action.media.join('|')}`;
    }
    case 'export':
      return action.output === undefined ? 'export' : `export ${action.output}`;
    default:
      return action.kind;
  }
}

describe('what is said, and what is done', () => {
  it.each(PHRASES)('“%s”', (phrase, ...actions) => {
    expect(route(phrase).map((action) => written(action, phrase))).toEqual(actions);
  });

  it('is told apart by 300 phrases and more, in both languages', () => {
    const phrases = PHRASES.map(([phrase]) => phrase);
    expect(new Set(phrases).size).toBe(phrases.length);
    expect(phrases.length).toBeGreaterThanOrEqual(300);
  });
});
