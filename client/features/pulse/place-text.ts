import { HAND_PLACES_TOLD } from '../../../shared/session/talk/limits.ts'

/** @param place of one's raised hand, from 1; undefined where it is further back than is told */
export function placeText(place: number | undefined): string {
  if (place === 1) return 'Your hand is up. You are next.'
  if (place === undefined) return `Your hand is up. At least ${HAND_PLACES_TOLD} are before you.`
  return `Your hand is up. ${place - 1} ${place === 2 ? 'is' : 'are'} before you.`
}
