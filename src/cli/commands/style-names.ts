import { usageError } from '../command.js';
import type { RunContext } from '../context.js';

/**
 * What `--style` may say to the engine, and other names of the same. Named here because `--help`
 * must not wait for an engine; a test holds them to what that plays.
 */
export const STYLE_NAMES: Readonly<Record<string, readonly string[]>> = {
  'lo-fi': ['lofi hip hop', 'lofi beats', 'chillhop', 'study beats', '低保真'],
  'cinematic-epic': ['cinematic', 'epic', 'epic cinematic', 'trailer', 'film score', '史诗'],
  ambient: ['ambience', 'ambient music', 'atmospheric', 'soundscape', 'meditation', '氛围'],
};

export const STYLES = Object.keys(STYLE_NAMES);

/** `Lo Fi`, `lo-fi` and `lofi` are one name. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, '');
}

/** The engine's own name of the style that `name` means; undefined for none. */
export function findStyleName(name: string): string | undefined {
  const wanted = plain(name);
  return STYLES.find((style) =>
    [style, ...(STYLE_NAMES[style] ?? [])].some((one) => plain(one) === wanted),
  );
}

/**
 * The flags with the engine's own name of the style. What the hosted service knows is not known
 * here, so that it is sent what was typed.
 *
 * @throws VmgError of exit code 2 for a style that the engine does not play.
 */
export async function withKnownStyle<Flags extends { style?: string }>(
  flags: Flags,
  context: RunContext,
): Promise<Flags> {
  if (flags.style === undefined) return flags;
  const backend = (await context.settings()).get('backend').value;
  if (backend === 'cloud') return flags;
  const style = findStyleName(flags.style);
  if (style !== undefined) return { ...flags, style };
  throw usageError(
    `The engine plays no style ${flags.style}.`,
    `It plays ${STYLES.join(', ')}; the prompt may say more freely what is wanted.`,
    'style-unknown',
  );
}
