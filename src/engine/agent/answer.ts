import { summarizeDraft } from '../../protocol/index.js';
import { listStyles } from '../music/index.js';
import type { SessionRecord, Storage } from '../storage/index.js';
import { musicOf, pictureEndMs } from '../timeline/index.js';
import type { Topic } from './intents.js';
import type { Phrases } from './phrases.js';

/** A style as a person calls it. */
export function styleName(id: string, language: 'en' | 'zh'): string {
  const style = listStyles().find((one) => one.id === id);
  if (!style) return id;
  return language === 'zh' ? style.nameZh : style.name;
}

/** The answer to a question about the session, out of what is stored. */
export function answer(
  storage: Storage,
  session: SessionRecord,
  topic: Topic | 'unknown',
  phrases: Phrases,
  language: 'en' | 'zh',
): string {
  if (topic === 'unknown') return phrases.unknownQuestion;
  if (topic === 'abilities') {
    return phrases.abilities(listStyles().map(({ id }) => styleName(id, language)));
  }
  const draft = storage.versions.latest(session.id)?.draft;
  if (!draft) return phrases.emptyTimeline;
  if (topic === 'timeline') return phrases.timeline(summarizeDraft(draft));
  if (topic === 'length') return phrases.length(pictureEndMs(draft) / 1000);
  const [music] = musicOf(draft);
  const report =
    music?.mediaId === undefined ? undefined : storage.pieces.find(music.mediaId)?.report;
  if (!report) return phrases.noMusicYet;
  if (topic === 'style') return phrases.style(styleName(report.style, language));
  return phrases[topic](report);
}
