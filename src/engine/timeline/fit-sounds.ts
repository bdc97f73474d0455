import type { Draft } from '../../protocol/index.js';
import type { EditContext } from './operations.js';
import { settle } from './settle.js';
import { fitSongs } from './sounds.js';
import { filmEndOf, openFilm } from './working-film.js';
import { writeDraft } from './write-draft.js';

/**
 * A copy of a draft whose uploaded songs end with its picture, after the picture was changed by
 * other means than an edit: what is too long is cut, with a short fade; what was cut, or is played
 * again, goes on as far as it can. Other sound and titles end with the picture too.
 *
 * @param earlier The draft before that change; with it, songs that reached its end reach the new one.
 */
export function fitSounds(draft: Draft, context: EditContext, earlier?: Draft): Draft {
  const film = openFilm(draft, context);
  settle(film);
  fitSongs(film, earlier ? filmEndOf(openFilm(earlier, context)) : null);
  settle(film);
  return writeDraft(film);
}
