export { combineAnalysis } from './combine.js';
export { CURVE_STEP_SECONDS } from './curves.js';
export { ANALYSIS_FRAME, createFrameAnalyser, type FrameAnalyser } from './frame-analyser.js';
export { analyseSound, SILENCE_LUFS } from './loudness.js';
export { parseAnalysis } from './stored-analysis.js';
export type * from './types.js';
