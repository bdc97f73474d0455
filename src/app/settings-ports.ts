/** A token that a backend issued, bound to the origin that issued it. */
export interface StoredToken {
  token: string;
  /** `anonymous`: asked for by this program; `given`: by the user. */
  kind: 'anonymous' | 'given';
  /** ISO 8601; absent when it is not known to expire. */
  expiresAt?: string;
}

/** Secrets. Nothing of it is ever shown. */
export interface CredentialStore {
  /** The client identifier (UUID) that anonymous tokens are tied to; made once and kept. */
  clientId(): Promise<string>;
  /** The token that `origin` issued, unless it has expired. */
  token(origin: string): Promise<StoredToken | undefined>;
  /** An anonymous token never takes the place of one that the user gave. */
  saveToken(origin: string, token: StoredToken): Promise<void>;
  /** Forgets the token of `origin`; gives what was forgotten. The client identifier stays. */
  removeToken(origin: string): Promise<StoredToken | undefined>;
  /**
   * A new client identifier in the place of one that the service refuses; the one that another
   * run has put in its place already, where there is one.
   */
  renewClientId(refused: string): Promise<string>;
}

/** {@link CredentialStore} in a file. */
export interface CredentialFile extends CredentialStore {
  /** Absolute; the file is made when there is something to keep. */
  readonly path: string;
}

export type SettingSource = 'flag' | 'environment' | 'config' | 'default';

/** One setting: its value, and where that came from. */
export interface Setting {
  key: string;
  value: string | null;
  source: SettingSource;
  /** The variable or the file that it came from. */
  origin?: string;
  description: string;
}

/** The user's settings; a key that there is not, or a value that it cannot have, is a usage error. */
export interface Settings {
  /** The file that holds what was set. */
  readonly path: string;
  list(): Setting[];
  get(key: string): Setting;
  /** A path in `value` is relative to `folder`, and kept as an absolute one. */
  set(key: string, value: string, folder: string): Promise<void>;
  unset(key: string): Promise<void>;
}
