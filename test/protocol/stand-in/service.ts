import type { IncomingHttpHeaders } from 'node:http';
import { Code } from '../../../src/protocol/index.js';
import type { SeenRequest, StandIn, StandInOptions, StandInState } from '../stand-in-types.js';
import type { Account, Accounts } from './accounts.js';
import type { Answer } from './answer.js';
import { type MediaHouse, Refusal } from './media.js';

/** What the routes of a stand-in work with. */
export interface Service {
  readonly standIn: StandIn;
  readonly options: StandInOptions;
  readonly accounts: Accounts;
  /** Of a faithful stand-in alone. */
  readonly media: MediaHouse | undefined;
  /** The end of each session's last message: the next one waits for it. */
  readonly turns: Map<string, Promise<void>>;
  /** The signatures of addresses below this number have expired. */
  signature: number;
}

/** A request on its way through a route. */
export interface Visit {
  service: Service;
  seen: SeenRequest;
  headers: IncomingHttpHeaders;
  query: URLSearchParams;
  /** What the path names. */
  id: string;
  /** Whose token it bears; a route without a guard sees nobody. */
  account: Account;
  remoteAddress: string;
  answer: Answer;
}

export type Fields = Record<string, unknown>;

export const ok = ({ answer }: Visit, data: unknown): Promise<void> =>
  answer.json(200, { code: Code.success, message: 'success', data });

/** The JSON of the body. @throws Refusal when it is no object */
export function bodyOf({ seen }: Visit): Fields {
  const { body } = seen;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new Refusal(422, 'the body is no object', 422);
  }
  return { ...body };
}

/** A text of the body. @throws Refusal when there is none under that name */
export function textOf(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string' || value === '') {
    throw new Refusal(422, `${name} is missing`, 422);
  }
  return value;
}

/** The state of a session that is the visitor's. @throws Refusal 1002 */
export function stateOf({ service, account }: Visit, sessionId: string): StandInState {
  const state = service.standIn.states.get(sessionId);
  const owner = service.accounts.ownerOf(sessionId);
  if (state === undefined || (owner !== undefined && owner.account !== account)) {
    throw new Refusal(Code.sessionNotFound, 'session not found');
  }
  return state;
}
