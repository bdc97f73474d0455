/** What a file is by its first bytes, where that is something other than media. */
const SIGNATURES: readonly { what: string; bytes: readonly number[] }[] = [
  { what: 'a Windows program', bytes: [0x4d, 0x5a] },
  { what: 'a program', bytes: [0x7f, 0x45, 0x4c, 0x46] },
  { what: 'a program', bytes: [0xcf, 0xfa, 0xed, 0xfe] },
  { what: 'a PDF document', bytes: [0x25, 0x50, 0x44, 0x46] },
  { what: 'a ZIP archive', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { what: 'a gzip archive', bytes: [0x1f, 0x8b] },
  { what: 'a 7-Zip archive', bytes: [0x37, 0x7a, 0xbc, 0xaf] },
  { what: 'a RAR archive', bytes: [0x52, 0x61, 0x72, 0x21] },
  { what: 'an SQLite database', bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65] },
];

function isText(head: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(head);
  // A character cut in two at the end of the piece is no sign of binary data.
  const odd = [...text.slice(0, -1)].filter(
    (character) => character === '\uFFFD' || /[^\P{Cc}\n\r\t\f]/u.test(character),
  );
  return head.length > 0 && odd.length === 0;
}

/** `a Windows program`, `a text file` … when `head`, a file's first bytes, is surely no media. */
export function foreignFile(head: Uint8Array): string | undefined {
  const known = SIGNATURES.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte));
  return known?.what ?? (isText(head) ? 'a text file' : undefined);
}

function ascii(head: Uint8Array, from: number): string {
  return String.fromCharCode(...head.subarray(from, from + 4));
}

/** True when the first box is one that MP4 and MOV files begin with (ISO/IEC 14496-12). */
export function isIsoMedia(head: Uint8Array): boolean {
  return ['ftyp', 'moov', 'mdat', 'free', 'skip', 'wide', 'pnot'].includes(ascii(head, 4));
}

/** True when an AVI says in its first bytes that it is longer than the `bytes` that are there. */
export function isCutAvi(head: Uint8Array, bytes: number): boolean {
  if (ascii(head, 0) !== 'RIFF' || ascii(head, 8) !== 'AVI ') return false;
  const size = new DataView(head.buffer, head.byteOffset).getUint32(4, true);
  // Recorders that stream leave the size at its greatest value.
  return size !== 0xffffffff && size + 8 > bytes + 1;
}

/** True for the first bytes of a WebP with more than one frame, which no ffmpeg decodes. */
export function isAnimatedWebp(head: Uint8Array): boolean {
  return (
    ascii(head, 0) === 'RIFF' &&
    ascii(head, 8) === 'WEBP' &&
    ascii(head, 12) === 'VP8X' &&
    ((head[20] ?? 0) & 0x02) !== 0
  );
}
