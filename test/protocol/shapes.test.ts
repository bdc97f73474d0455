import { describe, expect, it } from 'vitest';
import {
  ACCEPTED_TYPES,
  agentEvent,
  endpoints,
  envelope,
  progressFraction,
  renderRequest,
  renderStatus,
  sessionData,
  uploadType,
} from '../../src/protocol/index.js';

describe('the shapes on the wire', () => {
  it('takes an event with fields that nobody has told us of', () => {
    const event = {
      content: { role: 'model', parts: [{ text: 'I added ' }, { thoughtSignature: 'x' }] },
      partial: true,
      author: 'nemo_agent',
      invocationId: 'e-1',
      id: '1',
      timestamp: 1743712220.3,
      actions: { stateDelta: {}, artifactDelta: {} },
      usageMetadata: { tokens: 3 },
    };
    expect(agentEvent.parse(event)).toEqual(event);
  });

  it('takes a verdict as a number or as its digits, and an answer without data', () => {
    const shape = envelope(sessionData);
    expect(shape.parse({ code: '1001', message: 'expired' }).code).toBe(1001);
    expect(shape.parse({ code: 0, data: null }).data).toBeNull();
    expect(shape.safeParse({ message: 'no verdict' }).success).toBe(false);
  });

  it('refuses a render id that could leave its place in a path', () => {
    const ask = (id: string) =>
      renderRequest.safeParse({ id, sessionId: 's', draft: { t: [] } }).success;
    expect(ask('render_1743712220')).toBe(true);
    expect(ask('../../etc/passwd')).toBe(false);
    expect(ask('')).toBe(false);
  });

  it('reads progress as a share or as percent', () => {
    const at = (progress?: number) =>
      progressFraction(renderStatus.parse({ status: 'x', progress }));
    expect(at(0.5)).toBe(0.5);
    expect(at(50)).toBe(0.5);
    expect(at(1)).toBe(1);
    expect(at(250)).toBe(1);
    expect(at()).toBeUndefined();
  });

  it('keeps ids from breaking out of an address', () => {
    expect(endpoints.state('a/b?c')).toBe('/api/state/nemo_agent/me/a%2Fb%3Fc/latest');
  });

  it('knows a file by its extension, whatever its case', () => {
    expect(uploadType('Holiday.MP4')?.kind).toBe('video');
    expect(uploadType('a.b/photo.jpeg')?.kind).toBe('image');
    expect(uploadType('song.m4a')?.kind).toBe('audio');
    expect(uploadType('setup.exe')).toBeUndefined();
    expect(uploadType('mp4')).toBeUndefined();
    expect(ACCEPTED_TYPES.split(' ')).toHaveLength(14);
  });
});
