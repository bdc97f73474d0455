import { writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { BatchItem } from '../../src/app/index.js';
import { readChoices } from '../../src/protocol/index.js';
import { type AnswerStream, addsMusic, type StandInState } from '../protocol/stand-in.js';
import { type Stage, setStage } from './setup.js';

/** A stage with `a.mp4`, `b.mp4` and `c.mp4`, and an agent that scores a clip alone when asked to. */
export async function setBatchStage(): Promise<Stage> {
  const stage = await setStage();
  stage.standIn.answer = obedient;
  for (const name of ['a', 'b', 'c']) writeFileSync(stage.path(`${name}.mp4`), `film ${name}`);
  return stage;
}

const BEGINNINGS: Readonly<Record<string, string>> = {
  '.mp4': '\0\0\0\x18ftypisom',
  '.mid': 'MThd',
  '.wav': 'RIFF\0\0\0\0WAVE',
};

/** A file as an earlier run left it, as far as its first bytes say. */
export function madeBefore(path: string): string {
  const content = `${BEGINNINGS[extname(path)]}made before`;
  writeFileSync(path, content);
  return content;
}

/** An agent that takes every other clip off the timeline when it is asked to. */
export function obedient(
  text: string,
  stream: AnswerStream,
  state: StandInState,
): void | Promise<void> {
  const { clip } = readChoices(text).choices;
  if (clip !== undefined && state.draft !== null) {
    const [picture] = state.draft.t;
    const newest = picture?.sg.findLast(({ m }) => m?.name === clip);
    state.draft = { t: [{ tt: 0, sg: newest === undefined ? [] : [newest] }] };
  }
  return addsMusic(text, stream, state);
}

/** One job of several. */
export const item = (media: string, more: Partial<BatchItem> = {}): BatchItem => ({
  media,
  prompt: `music for ${media}`,
  choices: {},
  ...more,
});

export const ABC: readonly BatchItem[] = [item('a.mp4'), item('b.mp4'), item('c.mp4')];

/** What the agent was told, message by message. */
export const textsOf = ({ standIn }: Stage): string[] =>
  standIn.messages().map((body) => JSON.parse(body).new_message.parts[0].text);

export const sessionsCreated = ({ standIn }: Stage): number =>
  standIn.requests.filter(({ path }) => path.endsWith('/with-session/nemo_agent')).length;

export const codesOf = (
  rows: readonly { error?: { code: string } }[],
): readonly (string | undefined)[] => rows.map((row) => row.error?.code);
