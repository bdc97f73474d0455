import { afterAll, beforeAll, describe } from 'vitest';
import { describeClientAccount } from './conformance/client-account.js';
import { describeClientFilms } from './conformance/client-films.js';
import { describeClientWords } from './conformance/client-words.js';
import { describeMessages } from './conformance/messages.js';
import { describeOddRequests } from './conformance/odd-requests.js';
import { describeRenders } from './conformance/renders.js';
import { describeSessions } from './conformance/sessions.js';
import { type BackendUnderTest, openSetting, type Setting } from './conformance/setting.js';
import { describeTokens } from './conformance/tokens.js';
import { describeUploads } from './conformance/uploads.js';
import { describeUploadsByUrl } from './conformance/uploads-by-url.js';

export type { BackendUnderTest } from './conformance/setting.js';

/**
 * What every backend of the protocol must do, told as the protocol's document tells it: on the
 * wire, and for the client that is built on it. Where the document is silent, so is this.
 */
export function describeProtocol(name: string, start: () => Promise<BackendUnderTest>): void {
  describe(`${name} speaks the protocol`, () => {
    let setting: Setting;
    const at = (): Setting => setting;

    beforeAll(async () => {
      setting = await openSetting(start);
    });
    afterAll(async () => {
      await setting?.close();
    });

    describeTokens(at);
    describeSessions(at);
    describeUploads(at);
    describeUploadsByUrl(at);
    describeMessages(at);
    describeRenders(at);
    describeOddRequests(at);
    describeClientAccount(at);
    describeClientFilms(at);
    describeClientWords(at);
  });
}
