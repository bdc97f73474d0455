import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { usageError } from '../command.js';
import type { Questions } from '../terminal/questions.js';

/** What `vmg generate` works on. */
export interface GenerateArguments {
  media: string[];
  prompt: string;
}

/**
 * Tells the clips from the words: the last argument is the prompt unless it can only be a clip,
 * because it is an address, is one word that ends like a file's name, or ends like one and
 * is there. A folder that happens to be called like the music is no clip.
 */
export function splitArguments(
  words: readonly string[],
  cwd: string,
): { media: string[]; prompt: string | undefined } {
  const last = words.at(-1);
  if (last === undefined) return { media: [], prompt: undefined };
  if (looksLikeMedia(last, cwd)) return { media: [...words], prompt: undefined };
  return { media: words.slice(0, -1), prompt: last };
}

function looksLikeMedia(word: string, cwd: string): boolean {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(word)) return true;
  if (/[/\\]$/.test(word)) return true;
  return /\.[a-z0-9]{2,5}$/i.test(word) && (!/\s/.test(word) || isFile(resolve(cwd, word)));
}

function isFile(path: string): boolean {
  // `statSync` throws for what can be no path at all; words come this way, too.
  return existsSync(path) && statSync(path).isFile();
}

/**
 * Completes the arguments by asking, where somebody can be asked. A session that is named holds
 * its clips already, so that words alone will do.
 */
export async function completeArguments(
  words: readonly string[],
  session: string | undefined,
  cwd: string,
  questions: Questions,
): Promise<GenerateArguments> {
  const { media, prompt } = splitArguments(words, cwd);
  if (media.length === 0 && session === undefined) {
    if (!questions.possible) {
      throw usageError(
        'Which clip? No video was named.',
        'vmg generate clip.mp4 "upbeat lo-fi"  (or vmg demo, to try it without a clip)',
      );
    }
    const clip = await questions.text('Which video? (file or address)', {
      validate: (value) =>
        looksLikeMedia(unquoted(value), cwd) ||
        'There is no such file: give its path, or an address.',
    });
    media.push(unquoted(clip));
  }
  if (prompt !== undefined && prompt.trim() !== '') return { media, prompt: prompt.trim() };
  if (!questions.possible) {
    throw usageError(
      'What should the music be like? No prompt was given.',
      'Say it in words after the clip: vmg generate clip.mp4 "upbeat lo-fi"',
    );
  }
  return { media, prompt: (await questions.text('What should the music be like?')).trim() };
}

/** Terminals put quotes round a file that is dropped on them. */
function unquoted(text: string): string {
  return text.trim().replace(/^(['"])(.*)\1$/, '$2');
}
