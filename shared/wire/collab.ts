/** Messages of `/collab`, the protocol of y-websocket unchanged: a number, then what it says. */
export const MESSAGE = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3 } as const
/** Kinds of `sync` messages (y-protocols/sync). */
export const SYNC = { step1: 0, step2: 1, update: 2 } as const
/** The only kind of `auth` message (y-protocols/auth); a reason for people follows. */
export const PERMISSION_DENIED = 0

/** Largest change of a document in one message, in bytes. */
export const MAX_UPDATE_BYTES = 256 * 1024
/** A document with all its history merged has at most this many bytes; beyond it nobody can add to it. */
export const MAX_DOCUMENT_BYTES = 2 * 1024 * 1024
/** Largest awareness state of one client (cursor, selection), in bytes of JSON. */
export const MAX_AWARENESS_BYTES = 4 * 1024
/** Messages of one connection: this many at once, refilled at this rate a second. */
export const COLLAB_MESSAGE_BURST = 600
export const COLLAB_MESSAGES_PER_SECOND = 150
/** Bytes that one connection may send: this many at once, refilled at this rate a second. */
export const COLLAB_BYTES_BURST = 1024 * 1024
export const COLLAB_BYTES_PER_SECOND = 128 * 1024
/** Editors that one participant may have connected at once, all documents of a session; the oldest is closed beyond it. */
export const EDITORS_PER_PARTICIPANT = 16
/** The same for staff, whose wall shows many learners' editors at a time. */
export const EDITORS_PER_STAFF = 120
