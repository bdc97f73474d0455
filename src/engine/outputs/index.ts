export { writeEdl } from './edl.js';
export { type Markers, markersOf } from './markers.js';
export { writeMidi } from './midi.js';
export { writeOtio } from './otio.js';
export type { PictureCuts } from './picture-cuts.js';
export { type ReportPageInput, reportPage } from './report-page/index.js';
export { waveformOf } from './waveform.js';
