export { type Agent, createAgent } from './agent.js';
export { type ArrivedFile, createIntake, type Intake } from './intake.js';
export type { Reply } from './reply.js';
