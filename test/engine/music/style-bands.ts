export * from '../../../src/engine/music/metrics/style-bands.js';
