const HIDDEN = '[redacted]';
/** What is shorter is a word that may stand anywhere. */
const SHORTEST = 8;

/** The ways in which a secret may be written: as it is, and as JSON writes it. */
function spellings(secret: string): string[] {
  if (secret.length < SHORTEST) return [];
  const inJson = JSON.stringify(secret).slice(1, -1);
  return inJson === secret ? [secret] : [secret, inJson];
}

/** `text` without any of `secrets`. */
export function hideSecrets(text: string, secrets: readonly string[]): string {
  return secrets
    .flatMap(spellings)
    .reduce((clean, secret) => clean.replaceAll(secret, HIDDEN), text);
}

/** How much of `text`'s end may be the beginning of one of `secrets` whose rest is to come. */
export function secretBegun(text: string, secrets: readonly string[]): number {
  const lengths = secrets.flatMap(spellings).map((secret) => {
    for (let length = Math.min(secret.length - 1, text.length); length > 0; length--) {
      if (text.endsWith(secret.slice(0, length))) return length;
    }
    return 0;
  });
  return Math.max(0, ...lengths);
}
