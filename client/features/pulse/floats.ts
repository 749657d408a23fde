import type { Reaction, ReactionCounts } from '../../../shared/wire/messages.ts'
import { REACTION_LOOKS } from './reactions.ts'

/** A reaction on its way up. */
export interface Float {
  id: number
  reaction: Reaction
  /** Where it starts, as a share of the width from 0 to 1. */
  x: number
  /** How many it stands for. */
  count: number
}

/** So many are in the air at most, however large the class is. */
export const FLOATS_MAX = 30
/** Of one kind so many rise from one message; the last one carries how many more there were. */
const EACH = 3

/** The reactions of one message added to those that are in the air; the oldest give way. */
export function addFloats(floats: readonly Float[], counts: ReactionCounts, nextId: number): Float[] {
  const added: Float[] = []
  for (const { reaction } of REACTION_LOOKS) {
    const count = counts[reaction] ?? 0
    for (let n = 0; n < Math.min(count, EACH); n++) {
      const id = nextId + added.length
      const rest = n === EACH - 1 ? count - n : 1
      // Steps of the golden ratio spread evenly whatever their number is.
      added.push({ id, reaction, x: (id * 0.618034) % 1, count: rest })
    }
  }
  return [...floats, ...added].slice(-FLOATS_MAX)
}

/** For those who want no motion: one mark for each kind, with how many are there. */
export function sumFloats(floats: readonly Float[]): { reaction: Reaction; count: number }[] {
  return REACTION_LOOKS.flatMap(({ reaction }) => {
    const count = floats.reduce((sum, float) => sum + (float.reaction === reaction ? float.count : 0), 0)
    return count > 0 ? [{ reaction, count }] : []
  })
}
