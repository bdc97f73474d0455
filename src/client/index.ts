export { skillPlatform } from './attribution.js';
export {
  type Authentication,
  type AuthenticationSources,
  chooseAuthentication,
  type TokenKind,
  type TokenOrigin,
} from './authentication.js';
export { type BackendOptions, createBackend } from './backend.js';
export { ENGINE_PATIENCE, HOSTED_PATIENCE, type Patience } from './patience.js';
export { type ProxyRules, type ProxyServer, proxyRules } from './proxy-rules.js';
export { ENGINE_POLLS, HOSTED_POLLS, type PollPace } from './render-poll.js';
