export type { ServerContext } from './context.js';
export { createServer } from './server.js';
