import type { FastifyReply, FastifyRequest } from 'fastify';
import { Code } from '../../protocol/index.js';
import { toFault } from './fault.js';
import { STUDIO_ASSETS } from './studio-assets.js';

const WORDS = {
  en: {
    title: 'The studio is closed',
    text: 'This address does not open it any more.',
    next: 'Have a new one made in the terminal:',
  },
  zh: {
    title: '工作室已关闭',
    text: '这个地址已经打不开工作室了。',
    next: '请在终端重新打开：',
  },
} as const;

/**
 * Tells a person who comes with an old address what to do, as a page.
 * @throws whatever was thrown when it is something else, or a program asked
 */
export async function tellClosed(
  thrown: unknown,
  { headers, method }: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { code, status } = toFault(thrown);
  const isWatched = method === 'GET' && /\btext\/html\b/.test(headers.accept ?? '');
  if (!isWatched || code !== Code.tokenInvalid) throw thrown;
  const language = /^\s*zh\b/i.test(headers['accept-language'] ?? '') ? 'zh' : 'en';
  return reply
    .status(status)
    .headers({ 'content-type': STUDIO_ASSETS['studio.html'], 'cache-control': 'no-store' })
    .send(pageIn(language));
}

function pageIn(language: keyof typeof WORDS): string {
  const { title, text, next } = WORDS[language];
  return `<!DOCTYPE html>
<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${title} · vmg</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/studio/assets/studio.css" />
  </head>
  <body>
    <main class="closed">
      <span class="mark">vmg</span>
      <h1>${title}</h1>
      <p>${text}</p>
      <p>${next} <code>vmg open</code></p>
    </main>
  </body>
</html>
`;
}
