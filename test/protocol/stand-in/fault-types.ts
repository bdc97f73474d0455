import type { SeenRequest } from '../stand-in-types.js';

/** What happens to a request. */
export type FaultAction =
  /** Refused before it is carried out: an envelope with a verdict, under any HTTP status. */
  | {
      kind: 'verdict';
      status: number;
      code: number | string;
      message?: string;
      retryAfter?: string | number;
    }
  /** Answered, before it is carried out, by something that knows nothing of the protocol. */
  | { kind: 'raw'; status: number; headers?: Record<string, string>; body: string | Uint8Array }
  /** The connection breaks before anything is carried out. */
  | { kind: 'drop' }
  /** Carried out; the connection breaks at that byte of the answer's body. 0: no answer at all. */
  | { kind: 'reset'; atByte: number }
  /** Carried out; the answer's body comes in pieces of so many bytes. */
  | { kind: 'drip'; bytes: number; everyMs: number }
  /** Carried out; the answer's length is told as another than it is, by so many bytes. */
  | { kind: 'wrong-length'; by: number }
  /** Not carried out before `until` is. */
  | { kind: 'hold'; until: Promise<void> };

/** Something that goes wrong with certain requests. */
export interface Fault {
  /** Of any method when absent. */
  method?: string;
  /** The path's beginning, or a pattern. */
  path: string | RegExp;
  /** So many requests pass unharmed first; 0 by default. */
  after?: number;
  /** So many are met; 1 by default. */
  times?: number;
  action: FaultAction;
  /** Is told of each request that is met. */
  onMet?: (request: SeenRequest) => void;
}

/** A request that is held back. */
export interface Gate {
  /** Resolves when the request has arrived. */
  readonly arrived: Promise<SeenRequest>;
  /** Lets it go, and all that come later. */
  release(): void;
}
