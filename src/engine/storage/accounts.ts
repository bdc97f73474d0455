import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../support/clock.js';
import type { Database } from './database.js';
import { hashSecret, newSecret } from './secrets.js';

/** The account of whoever runs the engine; it needs no token from here. */
const LOCAL_ACCOUNT = 'local';

const TOKEN_LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;
const STARTING_CREDITS = 100;

export interface Account {
  id: string;
  credits: number;
}

export interface Accounts {
  /** A new bearer token for the account of this client; the same client, the same account. */
  issueToken(clientId: string): { token: string; account: Account };
  /** Whose token it is; undefined when it is unknown or has expired. */
  byToken(token: string): Account | undefined;
  local(): Account;
}

const accountRow = z.object({ id: z.string(), credits: z.number() });

export function accountsIn(database: Database, clock: Clock): Accounts {
  const create = (id: string, clientHash: string | null): void => {
    database.run(
      `INSERT INTO accounts (id, client_hash, credits, created_at) VALUES (?, ?, ?, ?)
       ON CONFLICT DO NOTHING`,
      id,
      clientHash,
      STARTING_CREDITS,
      clock.now(),
    );
  };
  const fetch = (column: 'id' | 'client_hash', value: string): Account => {
    const sql = `SELECT id, credits FROM accounts WHERE ${column} = ?`;
    const account = database.get(accountRow, sql, value);
    if (!account) throw new Error('The account was just made and is not there');
    return account;
  };
  create(LOCAL_ACCOUNT, null);

  return {
    issueToken: (clientId) =>
      database.transaction(() => {
        const clientHash = hashSecret(clientId);
        create(randomUUID(), clientHash);
        const account = fetch('client_hash', clientHash);
        const token = newSecret('nmv_usr_');
        database.run('DELETE FROM tokens WHERE expires_at <= ?', clock.now());
        database.run(
          'INSERT INTO tokens (hash, account_id, expires_at) VALUES (?, ?, ?)',
          hashSecret(token),
          account.id,
          clock.now() + TOKEN_LIFETIME_MS,
        );
        return { token, account };
      }),
    byToken: (token) =>
      database.get(
        accountRow,
        `SELECT accounts.id, credits FROM accounts JOIN tokens ON account_id = accounts.id
         WHERE hash = ? AND expires_at > ?`,
        hashSecret(token),
        clock.now(),
      ),
    local: () => fetch('id', LOCAL_ACCOUNT),
  };
}
