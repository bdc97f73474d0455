import { languageOf } from '../../support/chinese.js';
import type { SessionRecord } from '../storage/index.js';

/**
 * The language that a session is talked in: that of the first words which changed its timeline.
 * Until then it is the one that the session was begun in.
 */
export function spokenLanguage(
  { language }: SessionRecord,
  firstWords: string | undefined,
): SessionRecord['language'] {
  return (firstWords === undefined ? null : languageOf(firstWords)) ?? language;
}
