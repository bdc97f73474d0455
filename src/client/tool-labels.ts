const VERBS: Readonly<Record<string, string>> = {
  add: 'Adding',
  analyze: 'Analysing',
  analyse: 'Analysing',
  apply: 'Applying',
  change: 'Changing',
  compose: 'Composing',
  create: 'Creating',
  cut: 'Cutting',
  delete: 'Removing',
  edit: 'Editing',
  generate: 'Generating',
  get: 'Looking at',
  list: 'Looking at',
  mix: 'Mixing',
  move: 'Moving',
  read: 'Reading',
  remove: 'Removing',
  render: 'Rendering',
  replace: 'Replacing',
  search: 'Searching',
  set: 'Setting',
  split: 'Splitting',
  trim: 'Trimming',
  understand: 'Understanding',
  update: 'Updating',
};

const NOUNS: Readonly<Record<string, string>> = {
  bgm: 'music',
  sfx: 'sound effects',
  tts: 'voice-over',
  video: 'the video',
  draft: 'the timeline',
  timeline: 'the timeline',
  text: 'text',
};

/** A spinner's line has room for no more. In characters. */
const LONGEST_LABEL = 60;

/** What the spinner says while a tool is at work: `add_bgm` → `Adding music`. */
export function toolLabel(toolName: string): string {
  const words = toolName
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.toLowerCase())
    .filter((word) => word !== '');
  const [first, ...rest] = words;
  const verb = first === undefined ? undefined : VERBS[first];
  if (verb === undefined || rest.length === 0) return 'Working on it';
  const label = `${verb} ${rest.map((word) => NOUNS[word] ?? word).join(' ')}`;
  return label.length <= LONGEST_LABEL ? label : verb;
}
