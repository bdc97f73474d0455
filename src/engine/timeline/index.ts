export { isAlone, placeAlone } from './alone.js';
export { type Clip, type Music, placeMusic, placeVideo, removeMusic, setVolume } from './edits.js';
export { type PlannedMedia, planRender, type RenderPlan } from './plan.js';
export { musicOf, type Placed, pictureEndMs, placedOn, videosOf } from './tracks.js';
