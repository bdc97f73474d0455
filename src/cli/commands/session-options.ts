import type { Command } from 'commander';
import type { SessionRequest } from '../../app/index.js';

export interface SessionFlags {
  session?: string;
  new?: boolean;
}

export function addSessionOptions(command: Command, mayBeNew: boolean): Command {
  command.option('--session <id>', 'its id, or the beginning of it (default: the current one)');
  return mayBeNew ? command.option('--new', 'begin a new session') : command;
}

export function sessionRequest(flags: SessionFlags): SessionRequest {
  return {
    ...(flags.session === undefined ? {} : { sessionId: flags.session }),
    ...(flags.new === true ? { newSession: true } : {}),
  };
}
