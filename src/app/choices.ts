import type { Choices } from './requests.js';

/**
 * The message that asks for a piece: the words, and a sentence that any backend can read for
 * each thing that was chosen (`Style: lo-fi. Tempo: 92 bpm.`).
 */
export function messageWithChoices(words: string, choices: Choices): string {
  const sentences: string[] = [];
  if (choices.style !== undefined) sentences.push(`Style: ${choices.style}.`);
  if (choices.bpm !== undefined) sentences.push(`Tempo: ${choices.bpm} bpm.`);
  if (choices.key !== undefined) sentences.push(`Key: ${choices.key}.`);
  if (choices.seed !== undefined) sentences.push(`Seed: ${choices.seed}.`);
  if (choices.volume !== undefined) {
    sentences.push(`Music volume: ${Math.round(choices.volume * 100)}%.`);
  }
  return sentences.length === 0 ? words : `${words}\n\n${sentences.join(' ')}`;
}
