import { anyOf, pattern } from './pattern.js';

/** What only a graphical interface has, to press or to look into. */
export const CONTROL = anyOf(`
  buttons?, icons?, tabs?, panels?, menus?, tool ?bars?, side ?bars?, sliders?, dialogs?,
  dialog(?:ue)? box, drop-?downs?, check ?box(?:es)?, playhead, inspector, space ?bar, track header`);

/** Where an interface keeps things. */
export const PLACE = anyOf(`
  panel, tab, menu, tool ?bar, side ?bar, dialog, drop-?down, inspector, settings, preferences,
  dashboard, (?:settings|export|pop-?up) (?:window|screen), (?:media|music|asset|audio) (?:library|bin),
  (?:account|billing|pricing|subscription|settings|export|project|workspace|profile) (?:page|section|screen)`);

/** Where an interface shows the video. */
export const VIEWER = anyOf(`
  timeline(?: view)?, editor, player, workspace, viewer, preview (?:window|area|pane|panel|screen|player)`);

/** What is dragged, and dropped, on a timeline, and never means something else. */
export const CLIP = anyOf(`
  clips?, segments?, files?, layers?, media, images?, photos?, playhead, handles?, sliders?,
  (?:edge|edges|end|ends|start|border) of`);
/** What is dragged on a timeline, if it is said where to. */
export const MATERIAL = anyOf(`
  it, them, this, these, titles?, text, logo, videos?, music, audio, songs?, tracks?, footage`);

/** The video, as one that is to be watched or exported is called. */
export const WORK = anyOf(`
  videos?, film, movie, files?, clip, result, results, project, edit, version, mp4, work, creation,
  masterpiece, changes`);
export const PRONOUN = anyOf('it, them, this, that, everything');
export const DETERMINER = anyOf('the, your, a, an, any, its, this, that, each, another');
export const QUOTE = String.raw`["'“「\[]`;

/** One, two or three words of a name, with no preposition and no time among them. */
export const NAME = String.raw`(?:(?!${anyOf(
  'in, on, at, of, to, for, from, with, by, under, over, and, or',
)}\b|\d)\S+ ){0,3}`;
/** What may follow the thing that an order is about. */
export const THEN = String.raw`(?=\W*$|,| (?:>|at (?!\d)|${anyOf(
  'to, and, or, for, (?:in|on|from) the, if, when, once, where, again, above, below, next, now',
)}\b))`;

/** Words on buttons. */
export const BUTTON = anyOf(`
  export, download, render, upload, import, undo, redo, save, share, play, generate, publish,
  preview, enter, delete, ok, next, continue, apply, confirm, done,
  mute, add, edit, split, trim, replace, regenerate`);
export const KEY = anyOf('ctrl, cmd, command, shift, esc');

export const OPENING = anyOf(`
  open, opening, expand, launch, access, (?:go|going)(?: back| over)? (?:in)?to,
  head (?:over |back )?to, navigate to, switch to, switching to, visit, return to,
  scroll (?:down |up )?to, look (?:at|in|under), check`);
export const POINTING = anyOf(`
  toggle, adjust, use, using, select, selecting, choose, choosing, pick, move, hover over, close`);
export const FINDING = anyOf('find, see, notice, locate');
export const WATCHING = anyOf(`
  preview, pre-view, previewing, play, play back, watch, watching, view, viewing, review,
  scrub through, listen to`);
export const ACCOUNTING = anyOf(`
  check, visit, see, view, go to, go back to, open, manage, review, top up, look at, head to,
  head over to, find, access, upgrade, refill, recharge, buy, purchase`);

/** What may stand before an order without changing that it is one. */
export const HEAD_WORD = anyOf(`
  and, or, but, so, then, also, next, now, first, firstly, second, secondly, third, finally, lastly,
  please, just, simply, alternatively, otherwise, instead, again, afterwards, after that,
  from there, from here, feel free to, remember to, make sure to, make sure you, be sure to,
  don't forget to, go ahead and, all you need to do is, all you have to do is,
  you, you'll, you'd, we, can, could, may, might, should, must, will, need to, want to, have to,
  would like to, like to, are able to, try to, try, always, easily, directly, manually, either,
  which, that, where, it, tip, note, step \\d+, once more, at any time, anytime, still, even,
  to do this, to do that, to do so, use your mouse to, i recommend, i suggest, you're free to`);

/** What goes on after an instruction as one of its steps. */
export const NEXT_STEP = anyOf(`
  choose, select, pick, pick up, enter, type, type in, set the (?:quality|format|resolution),
  confirm, wait, wait for, save, see, watch, enjoy, release, hold, drop, let go, check, adjust,
  pull, move, follow, look, find, press, hit, tap, use, download, preview, play, trim, place, export,
  edit, drag`);
/** Of these, what also begins a sentence of its own. */
export const NEXT_SENTENCE = anyOf(`
  choose, select, pick, enter, type in, confirm, wait for, set the (?:quality|format|resolution),
  release, let go`);
/** What an interface does after an instruction was followed. */
export const EVENT = pattern`^(?:and |then |next |so |or )*(?:an?|the|your|it|this|that)\b.*\b${anyOf(`
  dialog(?:ue)?, window, pop-?up, menu, panel, downloads?, browser, file, video, render(?:ing)?,
  export, mp4, project`)}\b.*(?:\b${anyOf(
  'will, appears?, opens?, starts?, begins?, pops?, should, can, goes',
)}\b|'ll\b)`;

/** Tells of music, of the picture, or of how much: never left out as what follows an instruction. */
export const SUBSTANCE = pattern`\d:\d\d|\d\s*%|\d ?${anyOf(`
  s, secs?, seconds?, mins?, minutes?, bars?, beats?, bpm, lufs, d[bB], hz, fps, frames?`)}\b|\b${anyOf(`
  music, sound, sounds, silence, silent, beats?, bass, drums?, kick, snare, cymbals?, hi-hats?,
  claps?, percussion, strings?, violins?, viola, cellos?, brass, horns?, flutes?, piano, guitars?,
  organ, synths?, pads?, bells?, choir, voices?, vocals?, speech, melody, theme, motif, hook, chords?,
  harmony, key, minor, major, tempo, rhythm, groove, pulse, downbeat, intro, outro, verse, chorus,
  bridge, coda, build, drop, mix, reverb, echo, fades?, fading, loud, louder, quiet, quieter, soft,
  softer, softly, calm, warm, bright, dark, scene, shot, camera, cuts?, picture`)}\b`;
