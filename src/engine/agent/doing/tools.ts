import type { Change, Operation, Target } from '../../timeline/index.js';

type Kind = Operation['do'];

/** What an edit is called among an agent's tools; spinners read their labels off these. */
const TOOLS: Readonly<Record<Kind, string>> = {
  place: 'add_video',
  replace: 'replace_video',
  remove: 'remove_segment',
  move: 'move_segment',
  swap: 'move_segments',
  'reverse-order': 'move_segments',
  duplicate: 'add_video',
  keep: 'trim_video',
  'cut-out': 'cut_video',
  split: 'split_video',
  length: 'set_length',
  speed: 'set_speed',
  volume: 'set_volume',
  fade: 'add_fade',
  transition: 'add_transition',
  title: 'add_text',
  'change-title': 'update_text',
  canvas: 'set_canvas',
  motion: 'set_motion',
  slideshow: 'create_slideshow',
  sound: 'add_sound',
  loop: 'set_loop',
  duck: 'set_ducking',
};

/** The tool that makes an edit, and with what. */
export function toolOf({ do: kind, ...args }: Operation): {
  tool: string;
  args: Record<string, unknown>;
} {
  return { tool: TOOLS[kind], args };
}

/**
 * Edits that are answered by the tool's events alone when nothing else was asked for: whoever shows
 * the timeline sees them there, and a client tells them from the draft before.
 */
const SILENT: ReadonlySet<Kind> = new Set([
  'title',
  'change-title',
  'move',
  'swap',
  'reverse-order',
  'motion',
]);

/** True for an edit that needs no words. */
export function isSilent(operation: Operation, changes: readonly Change[]): boolean {
  if (changes.length === 0) return false;
  const isText = changes.every(({ track }) => track === 'text');
  return SILENT.has(operation.do) || (operation.do === 'remove' && isText);
}

/** Edits of the picture, which are made before music is written for it. */
const OF_PICTURE: ReadonlySet<Kind> = new Set([
  'place',
  'replace',
  'move',
  'swap',
  'reverse-order',
  'duplicate',
  'keep',
  'cut-out',
  'split',
  'speed',
  'motion',
  'canvas',
]);

/** True for an edit after which music must be written, not before. */
export function goesBeforeMusic(operation: Operation): boolean {
  switch (operation.do) {
    case 'transition':
      return !operation.onBeat;
    case 'remove':
    case 'length':
      return isPicture(operation.target);
    default:
      return OF_PICTURE.has(operation.do);
  }
}

/** True for an edit that is made to the beats of the music, which must be there first. */
export function goesBehindMusic(operation: Operation): boolean {
  return operation.do === 'slideshow' || (operation.do === 'transition' && operation.onBeat);
}

function isPicture(target: Target): boolean {
  if (target.by === 'kind') return target.kind === 'image';
  return target.track === 'video';
}
