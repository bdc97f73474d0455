import { guarded } from './boundary.js';
import { checkChoices } from './choices.js';
import { checkPrompt, makeFilm } from './film.js';
import { checkMedia, type MediaInput } from './media-input.js';
import { checkOutput } from './output-path.js';
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
    const media: MediaInput[] =
      request.media.length === 0 && request.sessionId !== undefined
        ? []
        : await checkMedia(request.media, request.cwd);
    const files = media.flatMap((item) => (item.kind === 'file' ? [item.path] : []));
    const place = request.export ? await checkOutput(request, media[0]?.name, files) : undefined;

    const language = languageFor(context, request.language, prompt);
    // A job of its own gets a session of its own, unless one is named.
    const wanted = { ...request, language, newSession: true };
    const session = await openSession(context, wanted, callbacks);
    return makeFilm(context, session, { media, prompt, choices, place }, callbacks, begun);
  });
}
