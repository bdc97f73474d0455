import type { ActionResult, ConverseRequest, ConverseResult, Session } from '../app/index.js';
import { stripControl } from '../support/redaction.js';
import type { ChoiceFlags } from './commands/choice-options.js';
import { describeCredits } from './commands/credits.js';
import { showExport } from './commands/export.js';
import { askingAside, type OutputFlags } from './commands/output-options.js';
import type { SessionFlags } from './commands/session-options.js';
import { describeStatus } from './commands/status.js';
import type { RunContext } from './context.js';
import { describeOffer, type Place } from './offers.js';
import { AnswerWriter } from './terminal/answer-writer.js';

/** What the command line says of a whole conversation. */
export interface ChatFlags extends ChoiceFlags, OutputFlags, SessionFlags {}

/**
 * Says `request.text` and shows what comes of it as it comes: the agent's words on stdout, the
 * stages on stderr. `signal` ends this turn alone; `place` is where the person can take up what
 * is offered.
 */
export async function takeTurn(
  request: ConverseRequest,
  context: RunContext,
  signal: AbortSignal,
  place: Place,
): Promise<ConverseResult> {
  const { terminal, clock } = context;
  return await terminal.withProgress(async (progress) => {
    const writer = new AnswerWriter(terminal, progress, () => clock.now());
    const { converse } = await import('../app/index.js');
    const drawn = { ...request, drawn: !terminal.flags.json };
    const asking = askingAside(drawn, progress.aside);
    try {
      return await converse(await context.app(), asking, {
        signal,
        onProgress: (step) => writer.step(step),
        onText: (text) => writer.text(text),
        onNote: (note) => writer.lines(() => terminal.note(terminal.err.dim(note))),
        onResult: (result, session) =>
          writer.lines(() => showResult(result, session, place, context)),
      });
    } finally {
      writer.endLine();
    }
  }, false);
}

/** Shows a result that is not the agent's own text, which was shown as it came. */
function showResult(
  result: ActionResult,
  session: Session | null,
  place: Place,
  context: RunContext,
): void {
  const { terminal, cwd } = context;
  switch (result.action) {
    case 'message':
      for (const offer of result.offers) {
        const line = describeOffer(offer, session?.language ?? 'en', place);
        terminal.note(terminal.err.dim(stripControl(line)));
      }
      return;
    case 'export':
      showExport(result.export, context);
      return;
    case 'credits':
      terminal.say(`${describeCredits(result)}\n`);
      return;
    case 'status':
      terminal.write(`${describeStatus(result.status, terminal, cwd)}\n`);
      return;
    case 'upload':
      terminal.say(`Uploaded ${result.media.map((name) => stripControl(name)).join(', ')}\n`);
  }
}
