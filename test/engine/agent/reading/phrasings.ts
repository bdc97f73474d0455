import type { ReadingContext } from '../../../../src/engine/agent/requests.js';
import type { Operation } from '../../../../src/engine/timeline/index.js';

/** A way to say something, and what it says of the operation. */
export type Said = readonly [words: string, says: Record<string, unknown>];
export interface Table {
  name: string;
  there: ReadingContext;
  operation: Record<string, unknown>;
  /** With `{slots}`; a table in two languages has a row for each. */
  templates: readonly (string | Said)[];
  slots?: Readonly<Record<string, readonly (string | Said)[]>>;
}

/** `a | b`: ways to say one thing. */
export const list = (text: string): string[] => text.split('|').map((one) => one.trim());

/** Values of a field, each with how it is said. */
export const said = (key: string, rows: readonly (readonly [unknown, ...string[]])[]): Said[] =>
  rows.flatMap(([value, ...words]) => words.map((one): Said => [one, { [key]: value }]));
/** `field: value = a | b; other = c`: how the values of a field are said. */
export function ways(said: string): Said[] {
  const [key = '', text = ''] = said.split(': ');
  return text.split(';').flatMap((row) => {
    const [value = '', words = ''] = row.split(' = ').map((one) => one.trim());
    return list(words).map((one): Said => [one, { [key]: key === 'ms' ? Number(value) : value }]);
  });
}

/** Every template so often, each time with the next filling of its slots. */
export function* sentences({ templates, slots = {}, operation }: Table, times: number) {
  let turn = 0;
  for (let round = 0; round < times; round += 1) {
    for (const template of templates) {
      const [words, says] = typeof template === 'string' ? [template, {}] : template;
      if (round > 0 && !words.includes('{')) continue;
      const whole: Record<string, unknown> = { ...operation, ...says };
      const message = words.replace(/\{(\w+)\}/gu, (_, name: string) => {
        const fillings = slots[name] ?? [];
        turn += 7;
        const way = fillings[turn % fillings.length] ?? '';
        const [filling, means] = typeof way === 'string' ? [way, {}] : way;
        Object.assign(whole, means);
        return filling;
      });
      yield { message, operation: whole as Operation };
    }
  }
}
