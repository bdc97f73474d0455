export { writeEdl } from './edl.js';
export { markersOf } from './markers.js';
export { writeMidi } from './midi.js';
export { writeOtio } from './otio.js';
export { reportPage } from './report-page/index.js';
export { waveformOf } from './waveform.js';
