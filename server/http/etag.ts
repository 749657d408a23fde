import { newId } from '../auth/random.ts'
import type { Room } from '../room/room.ts'
import type { Ctx } from './deps.ts'

/** How answers with a tag are kept: by the asker alone, and asked for again each time. */
export const REVALIDATE = { 'cache-control': 'private, no-cache' }

/** The next start may be of another release, which makes other answers of the same log. */
const START = newId()

/**
 * The tag of an answer that is made of a session's log alone. Weak, because two answers may differ in `now`, the time
 * at which they were made.
 */
export const logTag = ({ id, state }: Room): string => `W/"${START}.${id}.${state.seq}"`

/** Whether the asker has what the tag names (`If-None-Match`, RFC 9110 §13.1.2). */
export function isKnown(c: Ctx, tag: string): boolean {
  const known = c.req.header('if-none-match')?.split(',')
  return known?.some((one) => one.trim() === '*' || weak(one.trim()) === weak(tag)) ?? false
}

/** Puts the tag on the answer. @returns whether the asker has it already, so that 304 is the answer */
export function revalidates(c: Ctx, tag: string): boolean {
  c.header('etag', tag)
  c.header('cache-control', REVALIDATE['cache-control'])
  return isKnown(c, tag)
}

/** The same for what goes on with the clock while a class lasts: it is tagged once the class is over. */
export const isOverAndKnown = (c: Ctx, room: Room): boolean =>
  room.state.lifecycle.phase === 'ended' && revalidates(c, logTag(room))

const weak = (tag: string): string => tag.replace(/^W\//, '')
