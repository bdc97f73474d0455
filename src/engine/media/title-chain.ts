import type { TitleMotion } from '../../protocol/index.js';
import { inputFile } from './arguments.js';
import { type Colour, scalerMatrix } from './colour.js';
import { frameAt } from './frame-rate.js';
import type { FrameSpan, PictureFilm, ShownTitle } from './picture-film.js';

/** How long a title takes to come in, and to go out; never more than a third of its time. Seconds. */
const LONGEST_MOTION = 0.4;
/** How far it slides, as a share of the frame's shorter side. */
const SLIDE = 0.12;

/** The way that each motion goes, per share of its distance. */
const WAYS: Readonly<Record<TitleMotion, { x: number; y: number }>> = {
  none: { x: 0, y: 0 },
  fade: { x: 0, y: 0 },
  'slide-up': { x: 0, y: -1 },
  'slide-down': { x: 0, y: 1 },
  'slide-left': { x: -1, y: 0 },
  'slide-right': { x: 1, y: 0 },
};

/** Arguments that open the drawing of a title. */
export const titleInput = ({ path }: ShownTitle): string[] => inputFile(path);

/** The part of a filter graph that lays a title over a stretch of a film. */
export function titleChain(
  { rate, size }: PictureFilm,
  title: ShownTitle,
  stretch: FrameSpan,
  colour: Colour,
  labels: { input: string; ground: string; name: string; output: string },
): string {
  const { firstFrame, endFrame, enter, leave } = title;
  const frames = endFrame - firstFrame;
  const moving = Math.max(1, Math.min(frameAt(rate, LONGEST_MOTION), Math.floor(frames / 3)));
  const matrix = scalerMatrix(colour, size.height);
  const shift = firstFrame - stretch.firstFrame;
  const drawing = [
    `scale=out_color_matrix=${matrix}:out_range=tv`,
    'format=yuva420p',
    'loop=loop=-1:size=1:start=0',
    `settb=${rate.seconds}/${rate.frames}`,
    'setpts=N',
    `trim=end_frame=${frames}`,
    ...(enter === 'none' ? [] : [`fade=t=in:s=0:n=${moving}:alpha=1`]),
    ...(leave === 'none' ? [] : [`fade=t=out:s=${frames - moving}:n=${moving}:alpha=1`]),
    // What came before the stretch is over.
    ...(shift < 0 ? [`trim=start_frame=${-shift}`] : []),
    `setpts=PTS${shift < 0 ? '-' : '+'}${Math.abs(shift)}`,
  ];
  const age = `(n-(${shift}))`;
  const distance = SLIDE * Math.min(size.width, size.height);
  const place = (from: number, axis: 'x' | 'y'): string => {
    const coming = `pow(1-clip(${age}/${moving},0,1),2)`;
    const going = `pow(clip((${age}-${frames - moving})/${moving},0,1),2)`;
    const before = -WAYS[enter][axis] * distance;
    const after = WAYS[leave][axis] * distance;
    return `'${from}+(${before.toFixed(2)})*${coming}+(${after.toFixed(2)})*${going}'`;
  };
  const overlay = `overlay=x=${place(title.x, 'x')}:y=${place(title.y, 'y')}:eof_action=pass`;
  return [
    `${labels.input}${drawing.join(',')}[${labels.name}]`,
    `${labels.ground}[${labels.name}]${overlay}${labels.output}`,
  ].join(';');
}
