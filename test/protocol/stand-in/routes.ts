import {
  createSession,
  issueClaim,
  issueToken,
  openClaim,
  tellCredits,
  tellState,
} from './account-routes.js';
import { runMessage } from './message-route.js';
import { downloadRender, pollRender, sendSigned, submitRender } from './render-routes.js';
import type { Visit } from './service.js';
import { type ArrivedBody, upload } from './upload-route.js';

export interface Route {
  method: 'GET' | 'POST';
  /** Its first group is what the path names. */
  path: RegExp;
  /** Goes without a token. */
  open?: true;
  go(visit: Visit, arrived: ArrivedBody | undefined): Promise<void>;
}

export const UPLOAD_PATH = /^\/api\/upload-video\/nemo_agent\/me\/([^/]+)$/;

export const ROUTES: readonly Route[] = [
  { method: 'POST', path: /^\/api\/auth\/anonymous-token$/, open: true, go: issueToken },
  { method: 'POST', path: /^\/api\/auth\/claim-token$/, go: issueClaim },
  { method: 'POST', path: /^\/api\/tasks\/me\/with-session\/nemo_agent$/, go: createSession },
  { method: 'POST', path: /^\/run_sse$/, go: runMessage },
  { method: 'POST', path: UPLOAD_PATH, go: upload },
  { method: 'GET', path: /^\/api\/credits\/balance\/simple$/, go: tellCredits },
  { method: 'GET', path: /^\/api\/state\/nemo_agent\/me\/([^/]+)\/latest$/, go: tellState },
  { method: 'POST', path: /^\/api\/render\/proxy\/lambda$/, go: submitRender },
  { method: 'GET', path: /^\/api\/render\/proxy\/lambda\/([^/]+)$/, go: pollRender },
  { method: 'GET', path: /^\/api\/render\/proxy\/([^/]+)\/download$/, go: downloadRender },
  { method: 'GET', path: /^\/files\/(.+)\.mp4$/, open: true, go: sendSigned },
  { method: 'GET', path: /^\/workspace\/claim$/, open: true, go: openClaim },
];
