import type { SegmentMetadata } from '../../protocol/index.js';
import type { PlannedTitle } from './render-plan.js';

/** How titles and captions look where nothing else is said. */
export const USUAL_LOOK = {
  title: { position: 'center', size: 0.1, colour: '#ffffff', enter: 'fade', leave: 'fade' },
  caption: { position: 'bottom', size: 0.055, colour: '#ffffff', enter: 'none', leave: 'none' },
} as const satisfies Record<PlannedTitle['style'], Partial<PlannedTitle>>;

/** A title as a render needs it, with what its segment leaves out as usual. Milliseconds. */
export function plannedTitle(
  metadata: SegmentMetadata,
  startMs: number,
  durationMs: number,
): PlannedTitle {
  const { style = 'title', text = '' } = metadata;
  const usual = USUAL_LOOK[style];
  return {
    text,
    startMs,
    durationMs,
    style,
    position: metadata.position ?? usual.position,
    size: metadata.size ?? usual.size,
    colour: metadata.colour ?? usual.colour,
    enter: metadata.enter ?? usual.enter,
    leave: metadata.leave ?? usual.leave,
  };
}
