/**
 * Why a command was refused. The code is for programs and stable; the message is for people and names what
 * they can do. Every refusal changes nothing.
 *
 * - `forbidden`: the actor's role does not have this right
 * - `not-driver`: only the person who has the floor moves the slides
 * - `ended`: the session is over
 * - `locked`: the room lets nobody new in
 * - `removed`: this person was removed from the room
 * - `not-admitted`: this person is still in the waiting room
 * - `not-found`: the command names somebody or something that is not there
 * - `invalid`: the command is well formed but its values are out of range
 * - `full`: the session holds as many people or things of this kind as it may
 * - `late`: the answer arrived after the deadline and the grace period
 * - `closed`: the question or quiz takes nothing any more
 * - `already-answered`: one answer each, and it cannot be changed
 * - `not-released`: what is asked for is not to be seen yet
 * - `claimed`: somebody else of the staff is on it already
 * - `full`: the room holds as many people as it may
 * - `unavailable`: the server cannot store anything at the moment; the same command may be sent again
 * - `rate-limited`: too many commands in a short time
 * - `malformed`: the message does not follow the protocol
 */
export type RejectionCode =
  | 'forbidden'
  | 'not-driver'
  | 'ended'
  | 'locked'
  | 'removed'
  | 'not-admitted'
  | 'not-found'
  | 'invalid'
  | 'claimed'
  | 'not-released'
  | 'full'
  | 'late'
  | 'closed'
  | 'already-answered'
  | 'unavailable'
  | 'rate-limited'
  | 'malformed'

export interface Rejection {
  code: RejectionCode
  message: string
}

export const refuse = (code: RejectionCode, message: string): { ok: false; error: Rejection } => ({
  ok: false,
  error: { code, message },
})
