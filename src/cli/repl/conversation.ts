import type { SessionStore } from '../../app/index.js';
import type { RunContext } from '../context.js';

/** A conversation at a terminal, from its greeting to its end. */
export interface Conversation {
  /** The session that the user named, for as long as there is such a one. */
  named: string | undefined;
  /** The session that is talked about where none is named; undefined until there is one. */
  current: string | undefined;
  /** The next thing said begins a session. */
  beginNew: boolean;
  /** The flags' choices have gone with a message: they are not said again. */
  choicesSent: boolean;
  leaving: boolean;
}

/** The sessions as a conversation sees them: it keeps to its own, whatever other runs begin. */
function ownSessions(sessions: SessionStore, conversation: Conversation): SessionStore {
  return {
    ...sessions,
    async current(backend, apiUrl) {
      conversation.current ??= (await sessions.current(backend, apiUrl))?.sessionId;
      const { current } = conversation;
      return current === undefined ? undefined : sessions.get(current);
    },
    async setCurrent(session) {
      await sessions.setCurrent(session);
      conversation.current = session.sessionId;
      conversation.beginNew = false;
    },
    async remove(sessionId) {
      await sessions.remove(sessionId);
      if (conversation.current === sessionId) conversation.current = undefined;
    },
  };
}

/** `context` for what is done within a conversation: the current session is the conversation's. */
export function inConversation(context: RunContext, conversation: Conversation): RunContext {
  return {
    ...context,
    async app() {
      const app = await context.app();
      return { ...app, sessions: ownSessions(app.sessions, conversation) };
    },
    async stores() {
      const stores = await context.stores();
      return { ...stores, sessions: ownSessions(stores.sessions, conversation) };
    },
  };
}
