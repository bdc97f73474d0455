export {
  analyseTimeline,
  type StillLook,
  type TimelineOptions,
  type TimelinePart,
} from './analyse-timeline.js';
export { combineAnalysis } from './combine.js';
export { CURVE_STEP_SECONDS } from './curves.js';
export { ANALYSIS_FRAME, createFrameAnalyser, type FrameAnalyser } from './frame-analyser.js';
export { joinAnalyses } from './join-analyses.js';
export { analyseSound, programmeLoudness, SILENCE_LUFS } from './loudness.js';
export { createSpeechDetector, type SpeechDetector } from './speech/detect-speech.js';
export { placeSpeech } from './speech/place-speech.js';
export { SPEECH_RATE } from './speech/speech-model.js';
export { parseSpeechWeights, type SpeechWeights } from './speech/weights.js';
export { ANALYSIS_VERSION, parseAnalysis } from './stored-analysis.js';
export type * from './types.js';
