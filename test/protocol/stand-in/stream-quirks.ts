/** What is wrong with an event stream. All off at first. */
export interface StreamQuirks {
  /** The connection is cut after so many bytes of the stream. */
  cutAfterBytes: number | undefined;
  /** The bytes come in pieces of so many, through characters and lines alike. */
  pieceBytes: number | undefined;
  lineEnd: '\n' | '\r\n' | '\r';
  /** The whole is never repeated in a final event. */
  withoutFinal: boolean;
  /** The final event comes so many times. */
  finals: number;
  /** Nothing but signs of life: the edit is made and no event tells of it. */
  heartbeatsOnly: boolean;
  /** Tool calls and results, but no word. */
  silent: boolean;
  /** Text that comes after the answer's own. */
  trailingNoise: string | undefined;
  /** Sent as an event before all others. */
  before: unknown;
  /** Sent as an event after all others. */
  after: unknown;
  /** Sent as it is between any two events. */
  between: string | undefined;
}

/** A stream as it should be. */
export function noStreamQuirks(): StreamQuirks {
  return {
    cutAfterBytes: undefined,
    pieceBytes: undefined,
    lineEnd: '\n',
    withoutFinal: false,
    finals: 1,
    heartbeatsOnly: false,
    silent: false,
    trailingNoise: undefined,
    before: undefined,
    after: undefined,
    between: undefined,
  };
}
