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
  'piano-solo': ['solo piano', 'piano piece', 'piano ballad', '钢琴独奏'],
  'cinematic-emotional': ['emotional cinematic', 'emotional film score', '情感电影'],
  corporate: ['uplifting corporate', 'inspiring corporate', 'motivational music', '企业'],
  orchestral: ['orchestra', 'symphonic', 'classical', '管弦乐', '交响乐'],
  suspense: ['suspenseful', 'thriller', 'horror', '悬疑', '惊悚'],
  guofeng: ['chinese traditional', 'chinese style', '国风', '中国风', '古风'],
  synthwave: ['retrowave', 'outrun', '80s synth', '合成器浪潮'],
  house: ['house music', 'deep house', 'edm', 'dance music', '浩室'],
  trap: ['hip hop', 'trap beat', 'rap beat', '嘻哈', '说唱'],
  disco: ['funk', 'funky', 'nu disco', '放克', '迪斯科'],
  chiptune: ['8-bit', '8bit', 'chip music', 'video game', '芯片音乐'],
  'acoustic-folk': ['folk', 'acoustic', 'indie folk', 'singer-songwriter', '民谣'],
  'indie-rock': ['indie', 'rock', 'alternative rock', 'garage rock', '独立摇滚'],
  jazz: ['swing', 'bebop', 'jazz trio', 'big band', '爵士'],
  'bossa-nova': ['bossa', 'brazilian', 'latin jazz', '巴萨诺瓦'],
  reggae: ['roots reggae', 'rocksteady', 'dub', '雷鬼'],
  children: ['kids', 'playful music', 'cartoon', 'whimsical', '童趣'],
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
