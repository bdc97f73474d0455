import { stripVTControlCharacters } from 'node:util';

const TOKEN_PATTERNS: readonly RegExp[] = [
  /\bnmv_[A-Za-z0-9_-]{4,}/g,
  /\bBearer\s+[A-Za-z0-9._~+/-]{4,}=*/gi,
  /((?:NEMO_TOKEN|token|authorization)["']?\s*[:=]\s*["']?)(?!\[redacted\])[A-Za-z0-9._~+/-]{8,}=*/gi,
];

/**
 * Removes everything that looks like a bearer token, and every secret given, from `text`.
 * Claim tokens (`clm_…`) stay: they are made to be shown.
 */
export function redact(text: string, secrets: readonly string[] = []): string {
  let clean = text;
  for (const secret of secrets) {
    if (secret.length >= 4) clean = clean.replaceAll(secret, '[redacted]');
  }
  for (const pattern of TOKEN_PATTERNS) {
    clean = clean.replace(pattern, (_whole, prefix: unknown) =>
      typeof prefix === 'string' ? `${prefix}[redacted]` : '[redacted]',
    );
  }
  return clean;
}

/** Removes ANSI sequences and control characters (except newline and tab) from a server's text. */
export function stripControl(text: string): string {
  return stripVTControlCharacters(text).replace(/[^\P{Cc}\n\t]/gu, '');
}

/** A copy of plain data with `clean` done to each text in it. */
export function cleanedFields(
  record: object,
  clean: (text: string) => string,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).map(([key, item]) => [key, cleaned(item, clean)]),
  );
}

function cleaned(value: unknown, clean: (text: string) => string): unknown {
  if (typeof value === 'string') return clean(value);
  if (Array.isArray(value)) return value.map((item) => cleaned(item, clean));
  return typeof value === 'object' && value !== null ? cleanedFields(value, clean) : value;
}
