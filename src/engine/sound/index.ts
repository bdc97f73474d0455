export { AUDIBLE_LUFS, isAudible } from './ducking/clip-activity.js';
export { type MixUnderRequest, mixUnder } from './ducking/mix-under.js';
export { measureLoudness } from './loudness/measure.js';
export { limit } from './master/limit.js';
export { addPlaces } from './placing/add-places.js';
export type { SoundPlace } from './placing/join-places.js';
export { levelToPiece } from './placing/level-to-piece.js';
export { seamOf } from './placing/repeat.js';
export {
  mixStems,
  type RenderMusicOptions,
  renderMusic,
  renderPart,
  renderStems,
} from './render-music.js';
export { SOUND_BANK_FILE, SOUND_BANK_PACKAGE } from './sampler/bundled-bank.js';
export { loadSoundBank, type SoundBank } from './sampler/sound-bank.js';
export { type StemGroup, stemGroups } from './stem-groups.js';
export {
  type RenderStemsOptions,
  renderMixedStems,
  type SoundShelf,
} from './stems.js';
export { accumulate, samplePeak, scale, silence } from './stereo.js';
export * from './types.js';
export { decodeWav, encodeWav, type WavBits } from './wav.js';
