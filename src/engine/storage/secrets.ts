import { createHash, randomBytes } from 'node:crypto';

/** A new secret of 192 random bits behind `prefix`. */
export function newSecret(prefix: string): string {
  return `${prefix}${randomBytes(24).toString('base64url')}`;
}

/** How a secret is stored: SHA-256, hexadecimal. Secrets are long and random, so no salt. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
