"""The tables of a record on disk, as migrations: version N of the file is the first N of them applied in order.

What came in and what was read from it is only ever added to. What is derived from it is rebuilt whole.
"""

#: the tables of the output contract, in the order of docs/record.md
DERIVED = ("reports", "families", "claims", "events", "conflicts", "statuses", "series", "rejected")

_RECEIVED = """
CREATE TABLE contents (sha256 TEXT PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE receipts (
    source TEXT NOT NULL, sha256 TEXT NOT NULL REFERENCES contents, form TEXT NOT NULL, received_at TEXT NOT NULL,
    PRIMARY KEY (source, sha256, form));
CREATE TABLE failures (
    source TEXT NOT NULL, reason TEXT NOT NULL, message TEXT NOT NULL, received_at TEXT NOT NULL,
    PRIMARY KEY (source, reason, message));
CREATE TABLE judgements (judgement_id TEXT PRIMARY KEY, body BLOB NOT NULL);
"""

# `code` is the fingerprint of the program that made the row: another program makes its own rows beside them
_READ = """
CREATE TABLE collected (
    source TEXT NOT NULL, sha256 TEXT NOT NULL, form TEXT NOT NULL, code TEXT NOT NULL,
    report_key TEXT, body BLOB NOT NULL,
    PRIMARY KEY (source, sha256, form, code));
CREATE TABLE readings (
    report_key TEXT NOT NULL, code TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY (report_key, code));
"""

_DERIVED = "\n".join(f"CREATE TABLE {name} (position INTEGER PRIMARY KEY, body BLOB NOT NULL);" for name in DERIVED)

_WORDS = """
CREATE VIRTUAL TABLE words USING fts5(headline, text, tokenize = 'unicode61 remove_diacritics 2');
CREATE TABLE stamps (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""

# no later version of the program, and no hand at the SQLite prompt, quietly loses what was received
_GUARDS = "\n".join(
    f"CREATE TRIGGER {table}_keeps_{verb.lower()} BEFORE {verb} ON {table} "
    f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;"
    for table in ("contents", "receipts", "failures", "judgements", "collected", "readings")
    for verb in ("UPDATE", "DELETE")
)

MIGRATIONS = (_RECEIVED + _READ + _DERIVED + _WORDS + _GUARDS,)
