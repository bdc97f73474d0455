/**
 * The schema, one step a version: step `i` takes a database from `user_version` i to i + 1.
 * A step that was released is never changed; a new one is added.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE accounts (
    id TEXT PRIMARY KEY,
    client_hash TEXT UNIQUE,
    credits REAL NOT NULL,
    created_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE tokens (
    hash TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    expires_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    task_id TEXT NOT NULL,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    created_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX sessions_of_account ON sessions (account_id);

  CREATE TABLE claims (
    hash TEXT PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    expires_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE media (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    hash TEXT NOT NULL,
    extension TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    facts TEXT NOT NULL,
    created_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX media_of_session ON media (session_id);

  CREATE TABLE versions (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    parent INTEGER REFERENCES versions (number),
    draft TEXT NOT NULL,
    message TEXT NOT NULL,
    created_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX versions_of_session ON versions (session_id, number);

  CREATE TABLE pieces (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    words TEXT NOT NULL,
    score TEXT NOT NULL,
    report TEXT NOT NULL,
    created_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX pieces_of_session ON pieces (session_id, number);

  CREATE TABLE renders (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    session_id TEXT NOT NULL,
    folder TEXT NOT NULL UNIQUE,
    download_key TEXT NOT NULL,
    request TEXT NOT NULL,
    status TEXT NOT NULL,
    progress REAL NOT NULL DEFAULT 0,
    checkpoint TEXT,
    output TEXT,
    error TEXT,
    timings TEXT NOT NULL DEFAULT '{}',
    attempts INTEGER NOT NULL DEFAULT 0,
    owner TEXT,
    owner_host TEXT,
    owner_pid INTEGER,
    lease_until INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    UNIQUE (account_id, id)
  ) STRICT;
  CREATE INDEX unfinished_renders ON renders (status) WHERE status IN ('pending', 'processing');
  `,
  // The child process that works on it, to be ended by whoever takes the render over.
  'ALTER TABLE renders ADD COLUMN child TEXT;',
  // Which sound font a piece was played with (null: the bundled one), and how its score is to be read.
  `
  ALTER TABLE pieces ADD COLUMN sound_font TEXT;
  ALTER TABLE pieces ADD COLUMN score_format INTEGER;
  `,
  // Which version is on a session's timeline (null: the newest) and where steps back began; what was
  // asked of its user and is not answered yet; and what a version is, beside the words for it.
  `
  ALTER TABLE sessions ADD COLUMN head INTEGER;
  ALTER TABLE sessions ADD COLUMN tip INTEGER;
  ALTER TABLE sessions ADD COLUMN pending TEXT;
  ALTER TABLE versions ADD COLUMN label TEXT;
  ALTER TABLE pieces ADD COLUMN picture TEXT;
  `,
  // The name of the upload that a version came by (null: words led to it); and of several versions to
  // choose from, the first one, which is the mark of them all. Until then both were told by the words.
  `
  ALTER TABLE versions ADD COLUMN upload TEXT;
  ALTER TABLE versions ADD COLUMN choices INTEGER;
  UPDATE versions SET upload = substr(message, length('Uploaded ') + 1)
  WHERE EXISTS (
    SELECT 1 FROM media
    WHERE media.session_id = versions.session_id AND versions.message = 'Uploaded ' || media.name
  );
  UPDATE versions SET choices = siblings.first
  FROM (
    SELECT session_id, parent, message, MIN(number) AS first
    FROM versions WHERE label IS NOT NULL
    GROUP BY session_id, parent, message HAVING COUNT(*) > 1
  ) AS siblings
  WHERE versions.label IS NOT NULL AND versions.session_id = siblings.session_id
    AND versions.parent IS siblings.parent AND versions.message = siblings.message;
  `,
];
