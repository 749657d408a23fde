"""The tables and what is in them. There is nothing to change here."""

import sqlite3

SCHEMA = """
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE roles (role TEXT PRIMARY KEY);
CREATE TABLE role_includes (
    role     TEXT NOT NULL REFERENCES roles,
    includes TEXT NOT NULL REFERENCES roles,
    PRIMARY KEY (role, includes)
);
CREATE TABLE role_permissions (
    role       TEXT NOT NULL REFERENCES roles,
    permission TEXT NOT NULL,
    PRIMARY KEY (role, permission)
);
CREATE TABLE user_roles (
    user_id INTEGER NOT NULL REFERENCES users,
    role    TEXT NOT NULL REFERENCES roles,
    PRIMARY KEY (user_id, role)
);
CREATE TABLE tokens (
    token   TEXT PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES users,
    scope   TEXT NOT NULL  -- words with a blank between them; * is no limit
);
CREATE TABLE invoices (
    id       INTEGER PRIMARY KEY,
    owner_id INTEGER NOT NULL REFERENCES users,
    cents    INTEGER NOT NULL,
    state    TEXT NOT NULL
);

INSERT INTO users VALUES (1, 'ada'), (2, 'ben'), (3, 'carl'), (4, 'dora'), (5, 'newbie');
INSERT INTO roles VALUES ('customer'), ('clerk'), ('manager');
INSERT INTO role_includes VALUES ('clerk', 'customer'), ('manager', 'clerk');
INSERT INTO role_permissions VALUES
    ('customer', 'invoice:read'),
    ('clerk', 'invoice:read:all'),
    ('manager', 'invoice:refund'),
    ('manager', 'invoice:refund:all');
INSERT INTO user_roles VALUES (1, 'customer'), (2, 'customer'), (3, 'clerk'), (4, 'manager');
INSERT INTO tokens VALUES
    ('t-ada', 1, '*'),
    ('t-ada-app', 1, 'invoice:refund invoice:refund:all'),
    ('t-ben', 2, '*'),
    ('t-carl', 3, '*'),
    ('t-dora', 4, '*'),
    ('t-dora-app', 4, 'invoice:read invoice:read:all'),
    ('t-newbie', 5, '*');
INSERT INTO invoices VALUES (1, 1, 4200, 'paid'), (2, 1, 999, 'open'), (3, 2, 123400, 'paid');
"""


def connect():
    db = sqlite3.connect(":memory:", check_same_thread=False)
    db.row_factory = sqlite3.Row
    db.executescript(SCHEMA)
    return db
