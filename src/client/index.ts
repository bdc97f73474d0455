export { skillPlatform } from './attribution.js';
export { type Authentication, type BackendOptions, createBackend } from './backend.js';
export { ENGINE_PATIENCE, HOSTED_PATIENCE, type Patience } from './patience.js';
export { ENGINE_POLLS, HOSTED_POLLS, type PollPace } from './render-poll.js';
