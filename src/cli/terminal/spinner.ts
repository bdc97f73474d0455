import ora, { type Ora } from 'ora';
import stringWidth from 'string-width';
import { stripControl } from '../../support/redaction.js';
import { formatElapsed, formatPercent, formatWholeSeconds } from './format.js';
import type { DisplayOptions, ProgressDisplay } from './progress-display.js';
import { columnsOf, withUsableWidth } from './streams.js';

/** A stage that was over sooner than this leaves no line behind. */
const WORTH_A_LINE_MS = 250;

/** The spinner of a terminal: the stage, its share, and from 3 s on the time it has taken. */
export function createSpinner(options: DisplayOptions): ProgressDisplay {
  const { stream, theme, symbols, now, keepStages } = options;
  let stage: string | undefined;
  let fraction: number | undefined;
  let startedAt = 0;
  let ticker: NodeJS.Timeout | undefined;
  let spinner: Ora | undefined;

  const text = (): string => {
    const elapsed = now() - startedAt;
    const facts = [
      ...(fraction === undefined ? [] : [formatPercent(fraction)]),
      ...(elapsed < 3000 ? [] : [formatWholeSeconds(elapsed)]),
    ];
    const label = fitted(stage ?? '', columnsOf(stream) - 24);
    return `${label}${facts.length > 0 ? theme.dim(`  ${facts.join(` ${symbols.dot} `)}`) : ''}`;
  };
  const draw = (): void => {
    if (spinner) spinner.text = text();
  };
  const persist = (text: string): void => {
    spinner?.stopAndPersist({ symbol: theme.good(symbols.good), text });
  };
  /** Ora moves the cursor even when it is not spinning: into what others have written meanwhile. */
  const takeOff = (): void => {
    if (spinner?.isSpinning) spinner.stop();
  };
  const finishStage = (): void => {
    const elapsed = now() - startedAt;
    if (!spinner || stage === undefined || !keepStages || elapsed < WORTH_A_LINE_MS) return;
    persist(`${stage}${theme.dim(`  ${formatElapsed(elapsed)}`)}`);
  };

  return {
    update(step) {
      // Without `discardStdin: false` ora swallows Ctrl-C.
      spinner ??= ora({
        stream: withUsableWidth(stream) as NodeJS.WritableStream,
        discardStdin: false,
        isEnabled: true,
        color: theme.level === 0 ? false : 'magenta',
        ...(symbols.good === '+' ? { spinner: 'line' as const } : {}),
      });
      if (step.done !== undefined) {
        stage = undefined;
        persist(oneLine(step.done));
        return;
      }
      const label = oneLine(step.stage);
      if (label !== stage) {
        finishStage();
        stage = label;
        startedAt = now();
      }
      fraction = step.fraction;
      draw();
      if (!spinner.isSpinning) spinner.start();
      ticker ??= setInterval(draw, 500).unref();
    },
    aside(action) {
      const wasSpinning = spinner?.isSpinning ?? false;
      const resume = (): void => {
        if (wasSpinning) spinner?.start();
      };
      takeOff();
      const value = action();
      if (value instanceof Promise) value.then(resume, resume);
      else resume();
      return value;
    },
    hide: takeOff,
    stop(done) {
      clearInterval(ticker);
      ticker = undefined;
      if (done) finishStage();
      takeOff();
      spinner = undefined;
      stage = undefined;
    },
  };
}

function oneLine(text: string): string {
  return stripControl(text).replace(/\s+/g, ' ');
}

/** As much of `text` as goes into `width` cells of the terminal; a Chinese sign takes two. */
function fitted(text: string, width: number): string {
  const room = Math.max(16, width);
  if (stringWidth(text) <= room) return text;
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (stringWidth(kept + segment) > room - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}
