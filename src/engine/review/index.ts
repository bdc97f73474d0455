export { reviewPiece } from './review-piece.js';
export type * from './types.js';
