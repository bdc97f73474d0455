export { drawLettering } from './draw-lettering.js';
export type { LetteringRequest } from './types.js';
export { unsupportedCharacters } from './unsupported-characters.js';
