import type { Offer, Session } from '../app/index.js';

/** Where an offer is taken up: in the conversation, or with another command. */
export type Place = 'conversation' | 'command';

type Lines = Readonly<Record<Offer['kind'], (said: string) => string>>;

/** The words come from the agent: a shell into which they are pasted must find nothing to do in them. */
const COMMAND_FOR_WORDS = (said: string): string =>
  `vmg chat "${said.replace(/["“”]/gu, "'").replace(/[`$\\!]/gu, '')}"`;

const LINES: Readonly<Record<Session['language'], Readonly<Record<Place, Lines>>>> = {
  en: {
    conversation: {
      export: () => 'Say “export” to write the video.',
      status: () => 'Say “status” to see the tracks.',
      credits: () => 'Say “credits” to see what the account has left.',
      upload: () => 'Name a file to put it into the session: clip.mp4',
      say: (said) => `Say “${said}” to have it done.`,
    },
    command: {
      export: () => 'To write the video: vmg export',
      status: () => 'To see the tracks: vmg status',
      credits: () => 'To see what the account has left: vmg credits',
      upload: () => 'To put a file into the session: vmg upload clip.mp4',
      say: (said) => `To have it done: ${COMMAND_FOR_WORDS(said)}`,
    },
  },
  zh: {
    conversation: {
      export: () => '说“导出”即可写出视频。',
      status: () => '说“状态”即可查看轨道。',
      credits: () => '说“积分”即可查看余额。',
      upload: () => '说出文件名即可放进会话：clip.mp4',
      say: (said) => `说“${said}”即可完成。`,
    },
    command: {
      export: () => '写出视频：vmg export',
      status: () => '查看轨道：vmg status',
      credits: () => '查看余额：vmg credits',
      upload: () => '把文件放进会话：vmg upload clip.mp4',
      say: (said) => `要这样做：${COMMAND_FOR_WORDS(said)}`,
    },
  },
};

/** What an offer is to a person: what it does, and how to take it up. */
export function describeOffer(offer: Offer, language: Session['language'], place: Place): string {
  return LINES[language][place][offer.kind](offer.kind === 'say' ? offer.text : '');
}
