import { randomUUID } from 'node:crypto';
import type { CredentialStore } from '../app/ports.js';
import { Code } from '../protocol/index.js';
import { ExitCode, VmgError } from '../support/errors.js';
import type { ServerVerdict } from './verdicts.js';

/** The identifier that the service knows this client by. */
export interface ClientIdentity {
  id(): Promise<string>;
  /**
   * Another in the place of one that the service refuses.
   *
   * @throws VmgError of exit code 2 for one that the user chose.
   */
  renew(refused: string): Promise<string>;
}

export interface ClientIdentityOptions {
  /** Where it is kept; without them it lasts as long as the process. */
  credentials?: CredentialStore;
  /** The one that the user chose: NEMO_CLIENT_ID. */
  chosen?: string;
}

/** What a header can hold. */
export const VISIBLE = /^[\x21-\x7e]+$/;

/** The error for an identifier of the user's own that the service refuses. */
export function clientIdRefused(): VmgError {
  return new VmgError(
    'client-id-refused',
    ExitCode.usage,
    'The service does not accept the client identifier in NEMO_CLIENT_ID.',
    { hint: 'Set NEMO_CLIENT_ID to a UUID, or unset it: vmg makes one of its own.' },
  );
}

/** The identifier that the user chose, else the one that is made once and kept. */
export function clientIdentity({ credentials, chosen }: ClientIdentityOptions): ClientIdentity {
  let own: string | undefined;
  return {
    async id() {
      if (chosen !== undefined) {
        if (!VISIBLE.test(chosen)) throw clientIdRefused();
        return chosen;
      }
      if (credentials !== undefined) return credentials.clientId();
      own ??= randomUUID();
      return own;
    },
    async renew(refused) {
      if (chosen !== undefined) throw clientIdRefused();
      if (credentials !== undefined) return credentials.renewClientId(refused);
      own = randomUUID();
      return own;
    },
  };
}

/** True for the verdict that a request came without a client identifier, or with a bad one. */
export function wantsClientId({ code, message }: ServerVerdict): boolean {
  return code === Code.missingClientId && /client[\s_-]*id|客户端/i.test(message);
}
