/** The service's addresses and the paths of its calls. */
export const HOSTED_API_URL = 'https://mega-api-prod.nemovideo.ai';
export const HOSTED_WEB_URL = 'https://nemovideo.com';

export const AGENT_NAME = 'nemo_agent';
export const USER_ID = 'me';

/** How the service attributes a request; without these headers an export answers 402. */
export const SKILL_SOURCE = 'video-music-generator';

export const endpoints = {
  anonymousToken: '/api/auth/anonymous-token',
  createSession: `/api/tasks/${USER_ID}/with-session/${AGENT_NAME}`,
  claimToken: '/api/auth/claim-token',
  runSse: '/run_sse',
  upload: (sessionId: string) =>
    `/api/upload-video/${AGENT_NAME}/${USER_ID}/${encodeURIComponent(sessionId)}`,
  credits: '/api/credits/balance/simple',
  state: (sessionId: string) =>
    `/api/state/${AGENT_NAME}/${USER_ID}/${encodeURIComponent(sessionId)}/latest`,
  submitRender: '/api/render/proxy/lambda',
  renderStatus: (renderId: string) => `/api/render/proxy/lambda/${encodeURIComponent(renderId)}`,
  renderDownload: (renderId: string) =>
    `/api/render/proxy/${encodeURIComponent(renderId)}/download`,
  /** Of the embedded engine alone: what else there is of a piece that it composed. */
  pieceFile: (pieceId: string, name: string) =>
    `/api/pieces/${encodeURIComponent(pieceId)}/${encodeURIComponent(name)}`,
  /** Of the embedded engine alone: the versions of a session's timeline, oldest first. */
  versions: (sessionId: string) => `/api/sessions/${encodeURIComponent(sessionId)}/versions`,
  /** Of the embedded engine alone: `DELETE` stops a render that is not wanted any more. */
  cancelRender: (renderId: string) => `/api/render/proxy/lambda/${encodeURIComponent(renderId)}`,
} as const;
