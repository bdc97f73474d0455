/** The sentence in which the agent says what could come next: the last of its answer. */
const NEXT = /\s*(?:Next: |接下来可以说[：:])(.+)$/s;
const QUOTED = /“([^”]+)”/g;

/** An answer without the things to say that it ends with, and those. */
export function splitNextSteps(answer: string): { text: string; steps: string[] } {
  const match = NEXT.exec(answer);
  const steps = [...(match?.[1] ?? '').matchAll(QUOTED)].map(([, step = '']) => step);
  if (!match || steps.length === 0) return { text: answer, steps: [] };
  return { text: answer.slice(0, match.index), steps };
}
