import * as z from 'zod'
import type { CommandId } from '../ids.ts'
import type { RejectionCode } from '../session/rejection.ts'
import { clientCommand } from '../session/session.ts'
import type { Json } from '../view/merge-patch.ts'
import type { MeView, RoomView } from '../view/slices.ts'

export const REACTIONS = ['clap', 'thumbs-up', 'heart', 'laugh', 'wow', 'confused'] as const
export type Reaction = (typeof REACTIONS)[number]
export type ReactionCounts = Partial<Record<Reaction, number>>

/**
 * Every message of `/live`, protocol version 1. A text frame is one JSON value: a client sends one message a
 * frame, the server sends an array of messages (everything of one turn in one frame). See docs/PROTOCOL.md.
 */
export const clientMessage = z.discriminatedUnion('t', [
  /** Do something. `cid` is chosen by the client; the same `cid` sent again is the same command. */
  z.strictObject({ t: z.literal('do'), cid: z.string().min(1).max(64), command: clientCommand }),
  /** Is the line alive, and what does the server's clock say? `id` comes back unchanged. */
  z.strictObject({ t: z.literal('ping'), id: z.number() }),
  /** Reactions that were pressed since the last signal, gathered by the page. Never answered, and never kept. */
  z.strictObject({
    t: z.literal('signal'),
    reactions: z.partialRecord(z.enum(REACTIONS), z.int().min(1).max(100)),
  }),
])

export type ClientMessage = z.infer<typeof clientMessage>

export type ServerMessage =
  /** The whole view of the reader's audience and the reader's own part: on joining and after every gap. */
  | { t: 'view'; seq: number; now: number; me: MeView; view: RoomView }
  /** A JSON merge patch (RFC 7396) on the view; `seq` is the log's number that the view shows afterwards. */
  | { t: 'patch'; seq: number; patch: { [key: string]: Json } }
  /** The reader's own part changed. */
  | { t: 'me'; me: MeView }
  /** The command was carried out and is on disk; `at` is when (server's clock, ms). */
  | { t: 'done'; cid: CommandId; seq: number; at: number }
  /** The command changed nothing. */
  | { t: 'rejected'; cid: CommandId; code: RejectionCode; message: string }
  | { t: 'pong'; id: number; now: number }
  /** Reactions of the whole room within a quarter of a second. May be missed. */
  | { t: 'signal'; reactions: ReactionCounts }
