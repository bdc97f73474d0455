export { combineAnalysis } from './combine.js';
export { CURVE_STEP_SECONDS } from './curves.js';
export { ANALYSIS_FRAME, createFrameAnalyser, type FrameAnalyser } from './frame-analyser.js';
export { joinAnalyses } from './join-analyses.js';
export { analyseSound, programmeLoudness, SILENCE_LUFS } from './loudness.js';
export { ANALYSIS_VERSION, parseAnalysis } from './stored-analysis.js';
export type * from './types.js';
