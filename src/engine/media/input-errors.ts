import { ExitCode, VmgError } from '../../support/errors.js';

/** Every way in which a given file cannot be worked with: what happened, and the next step. */
const PROBLEMS = {
  'file-not-found': ['does not exist', 'Check the path.'],
  'file-not-readable': ['may not be read', 'Check the permissions of the file.'],
  'file-is-folder': ['is a folder, not a file', 'Give the path of a video file.'],
  'file-not-regular': ['is not an ordinary file', 'Give the path of a video file.'],
  'file-empty': ['is empty', 'Copy or download it again.'],
  'media-unsupported': [
    'is not a video, image or audio file',
    'Give an mp4, mov, avi, webm or mkv.',
  ],
  'media-truncated': ['is incomplete: its end is missing', 'Copy or download it again.'],
  'media-broken': ['is damaged and cannot be read', 'Export or download it again.'],
  'media-without-content': ['holds neither picture nor sound', 'Give a file with a video in it.'],
  'webp-animated': [
    'is an animated WebP, which cannot be decoded',
    'Convert it to GIF or MP4 first.',
  ],
} as const;

/** A `VmgError` (exit 3) about the file that the user calls `name`; `what` replaces the wording. */
export function inputError(
  code: keyof typeof PROBLEMS,
  name: string,
  options: { what?: string; cause?: unknown } = {},
): VmgError {
  const [problem, hint] = PROBLEMS[code];
  return new VmgError(code, ExitCode.input, `${name} ${options.what ?? problem}.`, {
    hint,
    cause: options.cause,
  });
}
