import { parse } from 'node:path';
import { guarded } from './boundary.js';
import { checkChoices } from './choices.js';
import { checkPrompt, makeFilm } from './film.js';
import { checkMedia, type MediaInput } from './media-input.js';
import { claimAll } from './output-claims.js';
import { checkOutput, outputPath } from './output-path.js';
import { FILM_OPTIONS } from './piece-kinds.js';
import {
  askedPlaces,
  checkMaker,
  checkPiecePlaces,
  pathsOf,
  wantsAnything,
} from './piece-places.js';
import type { AppContext } from './ports.js';
import type { Callbacks, GenerateRequest } from './requests.js';
import type { GenerateResult } from './results.js';
import { languageFor, openSession } from './session-choice.js';

/**
 * The whole job: checks every input, uploads, has the music composed, exports and fetches the
 * file. Nothing is begun before all inputs and the output's place are known to be good.
 *
 * @throws VmgError
 */
export function generate(
  context: AppContext,
  request: GenerateRequest,
  callbacks: Callbacks = {},
): Promise<GenerateResult> {
  return guarded(callbacks.signal, async () => {
    const begun = context.clock.now();
    const { prompt, choices } = request;
    checkPrompt(prompt);
    checkChoices(choices);
    checkMaker(context.backend.kind, request.wanted);
    const media: MediaInput[] =
      request.media.length === 0 && request.sessionId !== undefined
        ? []
        : await checkMedia(request.media, request.cwd);
    const files = media.flatMap((item) => (item.kind === 'file' ? [item.path] : []));
    const place = request.export
      ? await checkOutput(request, media[0]?.name, files, context.backend.kind)
      : undefined;
    const film = place?.path ?? (await outputPath(request, media[0]?.name));
    const name = { stem: parse(film).name, several: false, options: FILM_OPTIONS };
    const asked = wantsAnything(request.wanted)
      ? await askedPlaces(request.wanted, request.cwd, name)
      : undefined;
    if (asked !== undefined) {
      const paths = [...(place === undefined ? [] : [place.path]), ...pathsOf(asked)];
      await claimAll(paths, media[0]?.name ?? 'the film', new Map());
    }
    const places = asked === undefined ? undefined : await checkPiecePlaces(asked, request, files);

    const language = languageFor(context, request.language, prompt);
    // A job of its own gets a session of its own, unless one is named.
    const wanted = { ...request, language, newSession: true };
    const session = await openSession(context, wanted, callbacks);
    const order = { media, prompt, choices, place, ...(places === undefined ? {} : { places }) };
    return makeFilm(context, session, order, callbacks, begun);
  });
}
