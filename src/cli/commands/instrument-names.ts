/**
 * Instruments that the engine knows, for completion: it understands more names for them, in English
 * and Chinese. Named here because completion must not wait for an engine; a test holds them to it.
 */
export const INSTRUMENTS = [
  'drums',
  'percussion',
  'timpani',
  'bass',
  'piano',
  'guitar',
  'strings',
  'violin',
  'cello',
  'brass',
  'horn',
  'flute',
  'clarinet',
  'saxophone',
  'choir',
  'harp',
  'guzheng',
  'yangqin',
  'pipa',
  'erhu',
  'bells',
  'vibraphone',
  'organ',
  'synth',
  'pad',
] as const;
