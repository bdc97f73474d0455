import { english } from './texts-en.js';
import { chinese } from './texts-zh.js';
import type { LaneKind } from './timeline-model.js';

/** A line of the list of files: what it is, and what it is for. */
export interface FileText {
  name: string;
  use: string;
}

/** Every word that the page itself says. */
export interface Texts {
  title: string;
  play: string;
  pause: string;
  mute: string;
  unmute: string;
  fullScreen: string;
  film: string;
  position: string;
  preview: {
    none: string;
    noneNext: string;
    making: (percent: number) => string;
    updating: (percent: number) => string;
    failed: string;
    again: string;
  };
  timeline: {
    title: string;
    zoomIn: string;
    zoomOut: string;
    fit: string;
    empty: string;
    lanes: Readonly<Record<LaneKind, string>>;
    section: (name: string) => string;
    /** Of `A minor`. */
    key: (key: string) => string;
    cutHit: (time: string) => string;
    cutMissed: (time: string) => string;
    from: (from: string, whole: string | undefined) => string;
    speed: (factor: string) => string;
    volume: (percent: number) => string;
    fadeIn: (seconds: string) => string;
    fadeOut: (seconds: string) => string;
    transition: (kind: string, seconds: string) => string;
    loops: string;
    cutsOnMusic: (hit: number, all: number) => string;
  };
  tabs: { chat: string; versions: string; files: string };
  chat: {
    log: string;
    welcome: string;
    placeholder: string;
    send: string;
    stop: string;
    stopped: string;
    working: string;
    unchanged: string;
    exporting: string;
    changed: string;
    /** Another version is on the timeline, and none was made. */
    moved: (number: number) => string;
    /** Of several things, those that are not named. */
    more: (count: number) => string;
    ideas: readonly string[];
    firstIdeas: readonly string[];
  };
  versions: {
    empty: string;
    current: string;
    restore: string;
    uploaded: (name: string) => string;
    restoring: (number: number) => string;
    restoreLabel: (number: number) => string;
    name: (number: number) => string;
    /** What is said to the agent. */
    request: (number: number) => string;
  };
  files: {
    film: FileText;
    makeFilm: string;
    making: (percent: number) => string;
    save: (size: string) => string;
    noPiece: string;
    listStems: string;
    stems: FileText;
    pieces: Readonly<
      Record<
        'score.mid' | 'markers.json' | 'markers.otio' | 'markers.edl' | 'report.html',
        FileText
      >
    >;
  };
  /** Before the command that opens it again. */
  gone: string;
}

/** The page's words in the session's language. */
export const textsIn = (language: string): Texts => (language === 'zh' ? chinese : english);
