import type { IncomingMessage } from 'node:http';
import { MAX_UPLOAD_BYTES } from '../../../src/protocol/index.js';
import type { SeenUpload } from '../stand-in-types.js';
import { type Arrived, checkType, measuring, Refusal, tooLarge } from './media.js';
import { type PartHead, readMultipart } from './multipart.js';
import { bodyOf, ok, type Service, stateOf, type Visit } from './service.js';

/** A multipart body that has arrived. */
export interface ArrivedBody {
  bytes: number;
  files: Arrived[];
  /** Why it is refused. */
  refusal: Refusal | undefined;
}

/** Takes a multipart upload to its end, whatever becomes of it: a client hears no answer before. */
export async function takeUpload(
  { standIn, options, media }: Service,
  request: IncomingMessage,
  sessionId: string,
): Promise<ArrivedBody> {
  const { maxUploadBytes = MAX_UPLOAD_BYTES } = options;
  const files: Arrived[] = [];
  const taken: { head: PartHead; measured: ReturnType<typeof measuring> }[] = [];
  const bodyBytes = await readMultipart(request, (head) => {
    const kept = head.fileName === undefined ? undefined : media?.receive(head.fileName);
    if (kept !== undefined) files.push(kept.arrived);
    const measured = measuring(kept?.sink);
    taken.push({ head, measured });
    return measured.sink;
  });
  const uploads = taken.map(
    ({ head, measured }): SeenUpload => ({
      sessionId,
      field: head.field,
      fileName: head.fileName ?? '',
      contentType: head.contentType,
      bytes: measured.bytes(),
      bodyBytes,
      sha256: measured.sha256(),
    }),
  );
  standIn.uploads.push(...uploads);
  const large = uploads.find(({ bytes }) => bytes > maxUploadBytes);
  if (large !== undefined) return { bytes: bodyBytes, files, refusal: tooLarge(large.fileName) };
  const holdsFile = uploads.some(({ field, fileName }) => field === 'files' && fileName !== '');
  const refusal = !holdsFile ? new Refusal(422, 'no file in the field “files”', 422) : undefined;
  return { bytes: bodyBytes, files, refusal };
}

/** Without a look at anything: a clip of 10 s. */
function pretend(visit: Visit, name: string): void {
  const state = stateOf(visit, visit.id);
  state.video_infos.push({ name });
  const video = { d: 10_000, m: { name } };
  state.draft = { t: [{ tt: 0, sg: [...(state.draft?.t[0]?.sg ?? []), video] }] };
}

/** `POST /api/upload-video/nemo_agent/me/<sid>`, after the body has arrived. */
export async function upload(visit: Visit, arrived: ArrivedBody | undefined): Promise<void> {
  const { media, options, standIn } = visit.service;
  const state = stateOf(visit, visit.id);
  if (arrived?.refusal !== undefined) throw arrived.refusal;
  if (media === undefined) {
    pretend(visit, arrived ? (standIn.uploads.at(-1)?.fileName ?? '') : 'fetched.mp4');
    return ok(visit, {});
  }
  const files = arrived?.files ?? [];
  if (arrived === undefined) {
    const { urls, source_type: source } = bodyOf(visit);
    if (source !== 'url' || !Array.isArray(urls) || urls.length === 0) {
      throw new Refusal(422, 'urls and source_type are missing', 422);
    }
    for (const url of urls) {
      if (typeof url !== 'string' || !URL.canParse(url)) throw new Refusal(422, 'no address');
      files.push(await media.fetch(url, options.maxUploadBytes ?? MAX_UPLOAD_BYTES));
    }
  }
  for (const { name } of files) checkType(name);
  await media.accept(state, files);
  await ok(visit, { files: state.video_infos.slice(-files.length) });
}
