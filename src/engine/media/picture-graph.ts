import type { Ffmpeg } from './find-ffmpeg.js';
import { pictureChain, pictureInput } from './picture-chain.js';
import { type FrameSpan, filmColour, type PictureFilm } from './picture-film.js';
import { type Blend, type Fade, type Layer, layersOf, overlapOf } from './picture-layers.js';
import { titleChain, titleInput } from './title-chain.js';

/** What ffmpeg is told to make a stretch of a film. */
export interface PictureGraph {
  /** Arguments that open the files. */
  inputs: readonly string[];
  /** The filter graph; what comes out of it is called `[film]`. */
  filters: string;
  /** How many frames come out of it. */
  frames: number;
}

/**
 * The filter graph for a stretch of a film: exactly its frames, each the same as in the whole film,
 * at the film's rate, numbered from 0.
 */
export function pictureGraph(ffmpeg: Ffmpeg, film: PictureFilm, stretch: FrameSpan): PictureGraph {
  const layers = layersOf(film, stretch);
  const titles = film.titles.filter((title) => overlapOf(title, stretch) !== null);
  const made = layers.map((layer, index) => layerChains(ffmpeg, film, layer, index));
  const shown = made.flatMap((layer, index) => {
    const before = made[index - 1];
    const { blendIn, span } = layer.layer;
    const blend = blendIn && overlapOf(blendIn, span);
    const mixed =
      blendIn && blend && before
        ? [{ chain: mix(film, blendIn, blend, before.tail, layer.head, index), out: `[m${index}]` }]
        : [];
    return [...mixed, ...(layer.middle ? [{ chain: '', out: layer.middle }] : [])];
  });
  const { seconds, frames: perSeconds } = film.rate;
  const joined = shown.length > 1 ? `concat=n=${shown.length}:v=1:a=0,` : '';
  const colour = filmColour(ffmpeg, film.pictures);
  const overlaid = titles.map((title, index) =>
    titleChain(film, title, stretch, colour, {
      input: `[${layers.length + index}:v:0]`,
      ground: `[g${index}]`,
      name: `t${index}`,
      output: `[g${index + 1}]`,
    }),
  );
  return {
    inputs: [
      ...layers.flatMap(({ picture }, index) =>
        pictureInput(picture, film, made[index]?.origin ?? 0),
      ),
      ...titles.flatMap(titleInput),
    ],
    filters: [
      ...made.flatMap(({ chains }) => chains),
      ...shown.map(({ chain }) => chain).filter((chain) => chain !== ''),
      // Numbered anew: concat measures lengths, and a stretch of one frame has none.
      `${shown.map(({ out }) => out).join('')}${joined}settb=${seconds}/${perSeconds},setpts=N[g0]`,
      ...overlaid,
      `[g${titles.length}]format=yuv420p[film]`,
    ].join(';'),
    frames: stretch.endFrame - stretch.firstFrame,
  };
}

interface MadeLayer {
  layer: Layer;
  /** The first frame that is made of it: the start of what is under way where the stretch begins. */
  origin: number;
  chains: readonly string[];
  /** Labels of its parts: over the one before, alone (where it is so), and under the next one. */
  head: string;
  middle: string | null;
  tail: string;
}

function layerChains(ffmpeg: Ffmpeg, film: PictureFilm, layer: Layer, index: number): MadeLayer {
  const { picture, span, fades, blendIn, blendOut } = layer;
  const ramps = [...fades, ...(blendIn ? [blendIn] : [])];
  const underWay = ramps.filter(({ firstFrame }) => firstFrame < span.firstFrame);
  const origin = Math.min(
    span.firstFrame,
    ...underWay.map(({ firstFrame }) => Math.max(firstFrame, picture.firstFrame)),
  );
  const alone = {
    firstFrame: blendIn ? blendIn.endFrame : span.firstFrame,
    endFrame: blendOut ? blendOut.firstFrame : span.endFrame,
  };
  const part = ({ firstFrame, endFrame }: FrameSpan): string =>
    `trim=start_frame=${firstFrame - origin}:end_frame=${endFrame - origin},setpts=PTS-STARTPTS`;
  const parts = [
    {
      label: `[h${index}]`,
      span: blendIn && overlapOf(blendIn, span),
      before: comingIn(blendIn, origin),
    },
    { label: `[a${index}]`, span: overlapOf(alone, span), before: [] },
    { label: `[e${index}]`, span: blendOut && overlapOf(blendOut, span), before: [] },
  ].flatMap((one) => (one.span ? [{ ...one, span: one.span }] : []));
  const chain = pictureChain(
    ffmpeg,
    film,
    picture,
    { firstFrame: origin, endFrame: span.endFrame },
    {
      input: `[${index}:V:0]`,
      output: `[p${index}]`,
    },
  );
  const copies = parts.map((_, copy) => `[p${index}x${copy}]`);
  const faded = [...fades.flatMap((fade) => fadeFilters(fade, origin)), `split=${parts.length}`];
  return {
    layer,
    origin,
    chains: [
      chain,
      `[p${index}]${faded.join(',')}${copies.join('')}`,
      ...parts.map(
        ({ label, span: one, before }, copy) =>
          `${copies[copy]}${[...before, part(one)].join(',')}${label}`,
      ),
    ],
    head: `[h${index}]`,
    middle: parts.some(({ label }) => label === `[a${index}]`) ? `[a${index}]` : null,
    tail: `[e${index}]`,
  };
}

/** Within video's range, light for dark: it makes of a fade to black one to white. */
const INVERSION = 'lutyuv=y=251-val:u=256-val:v=256-val';

function fadeFilters({ edge, colour, firstFrame, endFrame }: Fade, origin: number): string[] {
  // The colour is reached: in by the first frame, out by the last one.
  const frames = Math.max(1, endFrame - firstFrame - (edge === 'out' ? 1 : 0));
  const fade = `fade=t=${edge}:s=${firstFrame - origin}:n=${frames}`;
  return colour === 'black' ? [fade] : [INVERSION, fade, INVERSION];
}

/** What is done to a picture that comes in over another, before it is cut to that part. */
function comingIn(blend: Blend | null, origin: number): string[] {
  if (blend?.kind !== 'crossfade') return [];
  const frames = blend.endFrame - blend.firstFrame;
  return ['format=yuva420p', `fade=t=in:s=${blend.firstFrame - origin}:n=${frames}:alpha=1`];
}

/** The chains that lay one picture over another, for the frames `part` of a blend. */
function mix(
  { size, rate }: PictureFilm,
  { kind, firstFrame, endFrame }: Blend,
  part: FrameSpan,
  under: string,
  over: string,
  index: number,
): string {
  const out = `format=yuv420p[m${index}]`;
  const done = `(n+${part.firstFrame - firstFrame + 1})/${endFrame - firstFrame + 1}`;
  // Slow at both ends.
  const eased = `(${done})*(${done})*(3-2*(${done}))`;
  if (kind === 'crossfade') return `${under}${over}overlay,${out}`;
  if (kind === 'slide') return `${under}${over}overlay=x='W*(1-${eased})':y=0,${out}`;
  // A white sheet moves over a black one: where it lies, the new picture is seen.
  const { width, height } = size;
  const numbered = `settb=${rate.seconds}/${rate.frames},setpts=N`;
  return [
    `color=c=white:s=${width}x${height}:r=25,trim=end_frame=1,format=gray,` +
      // Their numbers are those of video, of which the brightest would still let something through.
      `pad=${2 * width}:${height}:0:0:black,lut=c0='if(gt(val,127),255,0)',` +
      // As long as the picture: newer versions go on where one of the two does.
      `loop=loop=-1:size=1:start=0,${numbered},trim=end_frame=${part.endFrame - part.firstFrame},` +
      `crop=${width}:${height}:x='${width}*(1-${eased})':y=0[w${index}]`,
    `${over}format=yuva420p[o${index}]`,
    `[o${index}][w${index}]alphamerge[q${index}]`,
    `${under}[q${index}]overlay,${out}`,
  ].join(';');
}
