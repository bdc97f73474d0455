export { drawLettering } from './draw-lettering.js';
export type { Lettering, LetteringRequest } from './types.js';
export { unsupportedCharacters } from './unsupported-characters.js';
