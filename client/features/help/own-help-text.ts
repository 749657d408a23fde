import type { OwnHelp } from '../../../shared/view/slices.ts'
import { waitText } from '../../pages/times.ts'

/** How one's own call for help stands, in two or three words for a button. */
export function ownHelpState({ helper, position }: OwnHelp): string {
  if (helper !== undefined) return `${helper || 'Somebody'} helps`
  return position === 1 ? 'Next in line' : `Place ${position} in line`
}

/** The same as a sentence, with the wait that is to be expected. */
export function ownHelpSentence({ helper, position, waitMs }: OwnHelp): string {
  if (helper !== undefined) return `${helper || 'Somebody'} is with you now or on the way.`
  const place = position === 1 ? 'You are the next' : `You are number ${position} in line`
  return waitMs === 0
    ? `${place}. Somebody is free to come.`
    : `${place}. The wait is about ${waitText(waitMs)}.`
}
