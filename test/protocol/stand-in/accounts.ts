import { randomBytes } from 'node:crypto';

const LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;

export interface Account {
  id: string;
  available: number;
  /** Reserved by work in progress. */
  frozen: number;
  total: number;
}

export interface SessionOwner {
  account: Account;
  taskId: string;
  language: string;
}

/** Who may do what: accounts by their tokens, sessions by their accounts, claims by sessions. */
export class Accounts {
  readonly #byClient = new Map<string, Account>();
  readonly #tokens = new Map<string, { account: Account; until: number }>();
  readonly #owners = new Map<string, SessionOwner>();
  readonly #claims = new Map<string, { sessionId: string; until: number }>();
  readonly #askedFrom = new Map<string, number>();
  readonly #all: Account[] = [];
  #sessions = 0;
  #issued = 0;

  constructor(
    private readonly holding: Omit<Account, 'id'>,
    private readonly now: () => number,
    /** False for tokens that a test can tell beforehand. */
    private readonly secret: boolean,
    standingToken: string,
  ) {
    const account = this.#open('standing');
    this.#tokens.set(standingToken, { account, until: Number.POSITIVE_INFINITY });
  }

  #open(id: string): Account {
    const account = { id, ...this.holding };
    this.#all.push(account);
    return account;
  }

  #random(): string {
    return randomBytes(18).toString('base64url');
  }

  /** How many tokens this address has been given before. */
  askedFrom(address: string): number {
    const before = this.#askedFrom.get(address) ?? 0;
    this.#askedFrom.set(address, before + 1);
    return before;
  }

  /** A new token for the account of this client; the same client, the same account. */
  issue(clientId: string): { token: string; account: Account } {
    const account = this.#byClient.get(clientId) ?? this.#open(`of ${clientId}`);
    this.#byClient.set(clientId, account);
    this.#issued++;
    const token = `nmv_usr_standing_in_${this.#issued}${this.secret ? `_${this.#random()}` : ''}`;
    this.#tokens.set(token, { account, until: this.now() + LIFETIME_MS });
    return { token, account };
  }

  byToken(token: string): Account | undefined {
    const known = this.#tokens.get(token);
    return known !== undefined && known.until > this.now() ? known.account : undefined;
  }

  expireIssued(): void {
    for (const entry of this.#tokens.values()) {
      if (Number.isFinite(entry.until)) entry.until = 0;
    }
  }

  setCredits(available: number): void {
    this.holding.available = available;
    for (const account of this.#all) account.available = available;
  }

  openSession(account: Account, language: string): { taskId: string; sessionId: string } {
    this.#sessions++;
    const taskId = `task-${this.#sessions}`;
    const sessionId = `session-${this.#sessions}`;
    this.#owners.set(sessionId, { account, taskId, language });
    return { taskId, sessionId };
  }

  /** Undefined for a session that a test has put there: it is everybody's. */
  ownerOf(sessionId: string): SessionOwner | undefined {
    return this.#owners.get(sessionId);
  }

  claim(sessionId: string): string {
    const token = this.secret ? `clm_${this.#random()}` : 'clm_open_me';
    this.#claims.set(token, { sessionId, until: this.now() + LIFETIME_MS });
    return token;
  }

  /** The session that a claim token opens; undefined when it opens none (any more). */
  claimed(token: string): string | undefined {
    const claim = this.#claims.get(token);
    return claim !== undefined && claim.until > this.now() ? claim.sessionId : undefined;
  }
}
