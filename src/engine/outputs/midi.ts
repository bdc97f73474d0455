import { MIDIBuilder, MIDIControllers, MIDIMessageTypes, SpessaLog } from 'spessasynth_core';
import type { Key, Mode, Part, Score } from '../music/types.js';
import { midiInstrument } from './general-midi.js';
import { TICKS_PER_BEAT, tempoEvents, tickAt, tickOfBeat } from './midi-clock.js';
import { controllerSteps, metres, midiNotes, mixControllers } from './midi-part.js';
import { type CutMark, cutMarks, type PictureCuts } from './picture-cuts.js';

/** General MIDI's percussion channel, 10 for people. */
const PERCUSSION = 9;
const MELODIC_CHANNELS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15] as const;

/** The controller's middle leaves an instrument as bright as it is. */
const OPEN_BRIGHTNESS = 64;

/**
 * The score as a Standard MIDI File of format 1: a track of the tempo map, metres, key and markers
 * (sections, cuts, the end), and a track a part. Every note begins within 1 ms of its place in the
 * score. More than 15 melodic parts, or several kits, take further ports.
 */
export function writeMidi(score: Score, picture: PictureCuts): Uint8Array {
  // The library would write to the console.
  SpessaLog.setLogLevel(false, false, false);
  const endTick = tickAt(score.tempoMap, score.durationSeconds);
  const [first, ...others] = tempoEvents(score.tempoMap, endTick);
  const file = new MIDIBuilder({
    format: 1,
    timeDivision: TICKS_PER_BEAT,
    name: score.title,
    // The builder cuts the fraction off.
    initialTempo: 6e7 / ((first?.microseconds ?? 5e5) + 0.5),
  });
  for (const { tick, microseconds } of others) {
    file.addEvent(tick, 0, MIDIMessageTypes.setTempo, [
      microseconds >> 16,
      (microseconds >> 8) & 0xff,
      microseconds & 0xff,
    ]);
  }
  for (const { tick, count, power } of metres(score)) {
    // 24 MIDI clocks a metronome click, 8 thirty-seconds a quarter note.
    file.addEvent(tick, 0, MIDIMessageTypes.timeSignature, [count, power, 24, 8]);
  }
  file.addEvent(0, 0, MIDIMessageTypes.keySignature, keySignature(score.key));
  addMarkers(file, score, cutMarks(score, picture), endTick);

  const channels = channelsOf(score.parts);
  score.parts.forEach((part, index) => {
    const place = channels[index];
    if (place) addPart(file, score, part, index + 1, place);
  });
  file.flush();
  return new Uint8Array(file.writeMIDI());
}

const text = (value: string): Uint8Array => new TextEncoder().encode(value);

function addMarkers(
  file: MIDIBuilder,
  score: Score,
  cuts: readonly CutMark[],
  endTick: number,
): void {
  const mark = (tick: number, name: string): void =>
    file.addEvent(tick, 0, MIDIMessageTypes.marker, text(name));
  for (const { name, startBeat } of score.sections) mark(tickOfBeat(startBeat), name);
  for (const { number, seconds, hit } of cuts) {
    mark(tickAt(score.tempoMap, seconds), hit ? `cut ${number} (hit)` : `cut ${number}`);
  }
  // The track, and so the file, is as long as the picture.
  mark(endTick, 'end');
}

/** Where a part plays. */
interface Place {
  port: number;
  channel: number;
}

/** A channel for each part, in their order: kits on channel 10, each on a port of its own. */
function channelsOf(parts: readonly Part[]): Place[] {
  let kits = 0;
  let players = 0;
  return parts.map((part) => {
    if (midiInstrument(part.instrument).percussion) return { port: kits++, channel: PERCUSSION };
    const player = players++;
    return {
      port: Math.floor(player / MELODIC_CHANNELS.length),
      channel: MELODIC_CHANNELS[player % MELODIC_CHANNELS.length] ?? 0,
    };
  });
}

function addPart(
  file: MIDIBuilder,
  score: Score,
  part: Part,
  track: number,
  { port, channel }: Place,
): void {
  const { percussion, program, bank } = midiInstrument(part.instrument);
  const { volume, pan, reverb } = mixControllers(part);
  file.addTrack(part.name, port);
  const control = (tick: number, controller: number, value: number): void =>
    file.controllerChange(tick, track, channel, controller, value);
  if (!percussion) control(0, MIDIControllers.bankSelect, bank);
  file.programChange(0, track, channel, program);
  control(0, MIDIControllers.mainVolume, volume);
  control(0, MIDIControllers.pan, pan);
  control(0, MIDIControllers.reverbDepth, reverb);
  for (const { tick, value } of controllerSteps(part.expression ?? [], 127)) {
    control(tick, MIDIControllers.expression, value);
  }
  for (const { tick, value } of controllerSteps(part.brightness ?? [], OPEN_BRIGHTNESS)) {
    control(tick, MIDIControllers.brightness, value);
  }
  const notes = midiNotes(score, part);
  // Of what happens at one tick, what was added first comes first: keys go up before they go down.
  for (const { endTick, pitch } of notes) file.noteOff(endTick, track, channel, pitch);
  for (const { startTick, pitch, velocity } of notes) {
    file.noteOn(startTick, track, channel, pitch, velocity);
  }
}

/** Fifths above C, and how many fifths each mode's signature lies above its tonic's major one. */
const FIFTHS: Readonly<Record<string, number>> = { F: -1, C: 0, G: 1, D: 2, A: 3, E: 4, B: 5 };
const MODE_FIFTHS: Readonly<Record<Mode, number>> = {
  lydian: 1,
  major: 0,
  mixolydian: -1,
  dorian: -2,
  minor: -3,
  phrygian: -4,
};
const MINOR_MODES: ReadonlySet<Mode> = new Set(['minor', 'dorian', 'phrygian']);

/** Sharps (or, negative, flats) as a signed byte, and whether the third is minor. */
function keySignature({ tonic, mode }: Key): [number, number] {
  const sharps = tonic.split('#').length - 1;
  const flats = tonic.split('b').length - 1;
  let fifths = (FIFTHS[tonic.charAt(0)] ?? 0) + 7 * (sharps - flats) + MODE_FIFTHS[mode];
  // Beyond seven signs the same key is written with the other sign.
  if (fifths > 7) fifths -= 12;
  if (fifths < -7) fifths += 12;
  return [fifths & 0xff, MINOR_MODES.has(mode) ? 1 : 0];
}
