import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStorage, type Storage } from '../../../src/engine/storage/index.js';
import { systemClock } from '../../../src/support/clock.js';

let dataDir: string;
let storage: Storage;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'vmg-steps-'));
  storage = await openStorage(dataDir, { analysisVersion: '1', clock: systemClock });
});
afterAll(async () => {
  storage.close();
  await rm(dataDir, { recursive: true, force: true });
});

const step = fc.record({
  does: fc.constantFrom('edit', 'nothing', 'choices', 'undo', 'redo', 'restore'),
  count: fc.integer({ min: 1, max: 6 }),
});

it('any steps back and forth, edits, choices and restored versions lead where they should', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 16 }), (steps) => {
      const { versions, sessions } = storage;
      const { id } = sessions.create('local', 'project', 'en');
      /** All that was stored, what led to the one that is there, and what was taken back of it. */
      const all: string[] = [];
      let line: string[] = [];
      let ahead: string[] = [];
      const go = (name: string): void => {
        line = [...line, name];
        ahead = [];
      };
      steps.forEach(({ does, count }, index) => {
        const name = `${does} ${index}`;
        switch (does) {
          case 'edit':
            versions.commit(id, name, () => ({ t: [], name }));
            all.push(name);
            go(name);
            break;
          case 'nothing':
            expect(versions.commit(id, name, () => undefined)).toBeUndefined();
            break;
          case 'choices': {
            const names = [`${name} A`, `${name} B`];
            versions.commitChoices(id, name, () =>
              names.map((one) => ({ draft: { t: [], name: one }, label: one })),
            );
            all.push(...names);
            go(`${name} A`);
            break;
          }
          case 'undo': {
            const taken = Math.min(count, Math.max(0, line.length - 1));
            expect(versions.undo(id, count)?.taken ?? 0).toBe(taken);
            ahead = [...line.slice(line.length - taken), ...ahead];
            line = line.slice(0, line.length - taken);
            break;
          }
          case 'redo': {
            const taken = Math.min(count, ahead.length);
            expect(versions.redo(id, count)?.taken ?? 0).toBe(taken);
            line = [...line, ...ahead.slice(0, taken)];
            ahead = ahead.slice(taken);
            break;
          }
          case 'restore': {
            const wanted = all[count - 1];
            expect(versions.restore(id, name, count)?.draft.name).toBe(wanted);
            if (wanted === undefined) break;
            all.push(wanted);
            go(wanted);
          }
        }
        expect(versions.latest(id)?.draft.name).toBe(line.at(-1));
      });
      const listed = versions.list(id);
      expect(listed.map(({ draft }) => draft.name)).toEqual(all);
      expect(listed.filter(({ isCurrent }) => isCurrent)).toHaveLength(line.length > 0 ? 1 : 0);
    }),
    { numRuns: 40, seed: 5 },
  );
});
