import { type Draft, summarizeDraft, TrackType } from '../../protocol/index.js';
import type { SessionRecord, Storage } from '../storage/index.js';
import { musicOf, removeMusic, setVolume, videosOf } from '../timeline/index.js';
import type { Edit, VolumeChange } from './intents.js';
import type { Phrases } from './phrases.js';
import type { Reply } from './reply.js';

/** Makes an edit on the timeline, as a version of its own, and returns what to say of it. */
export function applyEdit(
  storage: Storage,
  session: SessionRecord,
  edit: Edit,
  message: string,
  reply: Reply,
  phrases: Phrases,
): string {
  if (edit.kind === 'undo') return undo(storage, session, message, reply, phrases);
  const draft = storage.versions.latest(session.id)?.draft;
  const refused = obstacle(draft, edit, phrases);
  if (refused !== undefined) return refused;
  const before = draft && edit.kind === 'volume' ? placedOf(draft, edit.of)[0]?.volume : undefined;
  const limit = volumeLimit(storage, session, edit);
  const { tool, args, change } = planOf(edit, limit);
  const call = reply.call(tool, args);
  const version = storage.versions.commit(session.id, message, change);
  reply.result(call, tool, { status: 'success', version: version?.number ?? null });
  if (edit.kind === 'remove-music') return phrases.removed;
  const placed = version ? placedOf(version.draft, edit.of) : [];
  const volume = placed[0]?.volume ?? 0;
  const wasMore = before !== undefined && changed(before, edit.change) > volume;
  return wasMore && limit === 1 ? phrases.loudest : phrases.volume(edit.of, volume);
}

/**
 * Up to what share a volume can be heard to rise. A piece by itself is as loud as players expect
 * when it is mixed: beyond that it is set off against the clip's own sound, if there is any.
 */
function volumeLimit(storage: Storage, session: SessionRecord, edit: Edit): 1 | 2 {
  if (edit.kind !== 'volume' || edit.of === 'original') return 2;
  const draft = storage.versions.latest(session.id)?.draft ?? { t: [] };
  const media = new Map(storage.media.ofSession(session.id).map((one) => [one.id, one]));
  const hasOther = videosOf(draft).some(
    ({ mediaId, volume }) => volume > 0 && media.get(mediaId ?? '')?.facts.hasSound === true,
  );
  return hasOther ? 2 : 1;
}

const placedOf = (draft: Draft, of: 'music' | 'original') =>
  of === 'music' ? musicOf(draft) : videosOf(draft);

function obstacle(
  draft: Draft | undefined,
  edit: Exclude<Edit, { kind: 'undo' }>,
  phrases: Phrases,
): string | undefined {
  if (!draft || videosOf(draft).length === 0) return phrases.emptyTimeline;
  const needsMusic = edit.kind === 'remove-music' || edit.of === 'music';
  return needsMusic && musicOf(draft).length === 0 ? phrases.noMusicYet : undefined;
}

function planOf(
  edit: Exclude<Edit, { kind: 'undo' }>,
  limit: number,
): {
  tool: string;
  args: Record<string, unknown>;
  change: (draft: Draft) => Draft;
} {
  if (edit.kind === 'remove-music') return { tool: 'remove_bgm', args: {}, change: removeMusic };
  const type = edit.of === 'music' ? TrackType.audio : TrackType.video;
  return {
    tool: 'set_volume',
    args: { track: edit.of === 'music' ? 'bgm' : 'video', ...edit.change },
    change: (draft) =>
      setVolume(draft, type, (volume) => Math.min(limit, changed(volume, edit.change))),
  };
}

/** In whole percent, so that what is said is what is stored. */
function changed(volume: number, change: VolumeChange): number {
  const after = 'to' in change ? change.to : volume * change.by;
  return Math.round(after * 100) / 100;
}

function undo(
  storage: Storage,
  session: SessionRecord,
  message: string,
  reply: Reply,
  phrases: Phrases,
): string {
  const call = reply.call('undo', {});
  const version = storage.versions.undo(session.id, message);
  reply.result(call, 'undo', { status: version ? 'success' : 'nothing' });
  return version ? phrases.undone(summarizeDraft(version.draft)) : phrases.nothingToUndo;
}
