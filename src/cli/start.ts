import { listenForInterrupts } from './interrupts.js';

/**
 * The interrupts of this process. Loaded before the rest of the program, which takes a while: a
 * Ctrl-C in that time is answered like any other.
 */
export const interrupts = listenForInterrupts({
  on: (signal, listener) => process.on(signal, listener),
  off: (signal, listener) => process.off(signal, listener),
  removeAllListeners: (signal) => process.removeAllListeners(signal),
  exit: (code) => process.exit(code),
});
