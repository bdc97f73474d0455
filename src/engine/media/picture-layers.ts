import type { TransitionKind } from '../../protocol/index.js';
import type { FrameSpan, PictureFilm, ShownPicture } from './picture-film.js';

/** A change from a colour to the picture, or back. */
export interface Fade extends FrameSpan {
  edge: 'in' | 'out';
  colour: 'black' | 'white';
}

/** Two pictures at once. */
export interface Blend extends FrameSpan {
  kind: 'crossfade' | 'slide' | 'wipe';
}

/** What is seen of a picture in a stretch of the film, and what becomes of it there. */
export interface Layer {
  picture: ShownPicture;
  /** What is seen of it within the stretch. */
  span: FrameSpan;
  fades: readonly Fade[];
  /** As it comes in over the one before, and as the next one comes in over it. */
  blendIn: Blend | null;
  blendOut: Blend | null;
}

/** Transitions that show one picture at a time, through a colour. */
const THROUGH: Readonly<Partial<Record<TransitionKind, Fade['colour']>>> = {
  'fade-black': 'black',
  'fade-white': 'white',
};

/** What is seen in a stretch of a film, picture by picture. */
export function layersOf({ pictures }: PictureFilm, stretch: FrameSpan): Layer[] {
  const joins = pictures.map((picture, index) => joinInto(picture, pictures[index - 1]));
  return pictures.flatMap((picture, index): Layer[] => {
    const [before, after] = [joins[index], joins[index + 1]];
    const shown: FrameSpan = {
      firstFrame: before?.middle ?? picture.firstFrame,
      endFrame: after?.middle ?? picture.endFrame,
    };
    const span = overlapOf(shown, stretch);
    if (!span) return [];
    const own: Fade[] = [
      {
        edge: 'in',
        colour: 'black',
        firstFrame: shown.firstFrame,
        endFrame: shown.firstFrame + picture.fadeInFrames,
      },
      {
        edge: 'out',
        colour: 'black',
        firstFrame: shown.endFrame - picture.fadeOutFrames,
        endFrame: shown.endFrame,
      },
    ];
    const fades = [...own, before?.fadeIn, after?.fadeOut].flatMap((fade): Fade[] => {
      if (!fade || overlapOf(fade, span) === null) return [];
      // It may be longer than the picture is seen.
      return [{ ...fade, firstFrame: Math.max(fade.firstFrame, shown.firstFrame) }];
    });
    return [{ picture, span, fades, ...blendsOf(before, after, span) }];
  });
}

interface Join {
  /** Where one picture ends and the other begins, where they are not seen together. */
  middle?: number;
  fadeOut?: Fade;
  fadeIn?: Fade;
  blend?: Blend;
}

function joinInto(picture: ShownPicture, before: ShownPicture | undefined): Join | undefined {
  const { transition, firstFrame } = picture;
  const endFrame = before?.endFrame ?? firstFrame;
  if (transition === null || endFrame <= firstFrame) return undefined;
  const colour = THROUGH[transition];
  if (colour) {
    const middle = firstFrame + Math.ceil((endFrame - firstFrame) / 2);
    return {
      middle,
      fadeOut: { edge: 'out', colour, firstFrame, endFrame: middle },
      fadeIn: { edge: 'in', colour, firstFrame: middle, endFrame },
    };
  }
  if (transition === 'fade-black' || transition === 'fade-white') return undefined;
  return { blend: { kind: transition, firstFrame, endFrame } };
}

function blendsOf(
  before: Join | undefined,
  after: Join | undefined,
  span: FrameSpan,
): Pick<Layer, 'blendIn' | 'blendOut'> {
  const within = (blend: Blend | undefined): Blend | null =>
    blend && overlapOf(blend, span) ? blend : null;
  return { blendIn: within(before?.blend), blendOut: within(after?.blend) };
}

/** The frames that two spans have in common; null when there are none. */
export function overlapOf(one: FrameSpan, other: FrameSpan): FrameSpan | null {
  const firstFrame = Math.max(one.firstFrame, other.firstFrame);
  const endFrame = Math.min(one.endFrame, other.endFrame);
  return endFrame > firstFrame ? { firstFrame, endFrame } : null;
}
