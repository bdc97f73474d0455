/** Where the agent's answer goes while it is being made. */
export interface Reply {
  /** Adds text; what was said before is not repeated. */
  say(text: string): void;
  /**
   * A tool is put to work. Returns the call's id. `stage` is what a spinner says of it, where that is
   * better than what the tool's name tells.
   */
  call(tool: string, args: Record<string, unknown>, stage?: string): string;
  /** What the tool of that call answered. */
  result(callId: string, tool: string, response: Record<string, unknown>): void;
  /** What is going on, for a spinner: a short label, and how much of it is done (0…1). */
  progress(stage: string, fraction?: number): void;
}
