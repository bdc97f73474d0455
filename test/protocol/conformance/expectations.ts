import { expect } from 'vitest';
import type { Answer } from '../wire.js';

/** A refusal comes in an envelope, whatever its HTTP status, and says why. */
export function expectRefusal({ status, body }: Answer, ...codes: number[]): void {
  expect(status).toBeLessThan(500);
  expect(body).toMatchObject({ code: expect.any(Number), message: expect.any(String) });
  expect(body.code).not.toBe(0);
  expect(body.message).not.toBe('');
  expect(body.status).toBeUndefined();
  if (codes.length > 0) expect(codes).toContain(body.code);
}
