export { skillPlatform } from './attribution.js';
export { type Authentication, chooseAuthentication } from './authentication.js';
export { type BackendOptions, createBackend } from './backend.js';
export { proxyRules } from './proxy-rules.js';
