import type { Json } from '../exercise.ts'

const SHOWN_MAX = 80

/** A value as a sentence shows it: short, on one line. */
export function show(value: Json | undefined): string {
  return value === undefined ? 'nothing' : cut(JSON.stringify(value))
}

/** A text as a sentence shows it: quoted, line ends visible, short. */
export const showText = (text: string): string => `“${cut(text.replaceAll('\n', '⏎'))}”`

/** Never half of a surrogate pair. */
const cut = (text: string) =>
  text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX).replace(/[\uD800-\uDBFF]$/, '')}…` : text

/** Alternatives in words: `200, 201 or 204`. */
export function anyOf(all: readonly (string | number)[]): string {
  const last = all.at(-1)
  return all.length < 2 ? `${last ?? ''}` : `${all.slice(0, -1).join(', ')} or ${last}`
}
