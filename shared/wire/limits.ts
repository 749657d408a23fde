/** Bounds of protocol version 1, in one place for server and client. */

export const PROTOCOL = 1
/** The WebSocket subprotocol (RFC 6455 §1.9) that a client must offer; it carries the version. */
export const SUBPROTOCOL = `lectern.v${PROTOCOL}`

/** Largest message from a client to `/live`, in bytes. */
export const MAX_CLIENT_MESSAGE_BYTES = 16 * 1024
/** Commands of one participant, all sockets together: this many at once, refilled at this rate a second. */
export const COMMAND_BURST = 40
export const COMMANDS_PER_SECOND = 10
/** Messages of any kind from one socket in a second before it is closed. */
export const MESSAGES_PER_SECOND = 100
/** Pages that one participant may have open at once; the oldest is closed beyond it. */
export const SOCKETS_PER_PARTICIPANT = 8

/** A reader with more than this in its buffer gets no signals. */
export const SIGNAL_READER_BYTES = 16 * 1024
/** A reader with more than this in its buffer gets nothing new until it has caught up. */
export const SLOW_READER_BYTES = 256 * 1024
/** A reader with more than this in its buffer is closed. */
export const STALLED_READER_BYTES = 1024 * 1024

/** The server pings each socket this often; a socket silent for two periods is closed. */
export const HEARTBEAT_MS = 20_000
/** A ticket for one WebSocket upgrade is good for this long. */
export const TICKET_MS = 30_000
