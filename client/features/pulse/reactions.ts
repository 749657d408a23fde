import type { Reaction } from '../../../shared/wire/messages.ts'

/** What reactions look like and are called, in the order in which they are offered. */
export const REACTION_LOOKS: readonly { reaction: Reaction; glyph: string; label: string }[] = [
  { reaction: 'clap', glyph: '👏', label: 'Clap' },
  { reaction: 'thumbs-up', glyph: '👍', label: 'Thumbs up' },
  { reaction: 'heart', glyph: '❤️', label: 'Heart' },
  { reaction: 'laugh', glyph: '😂', label: 'Laugh' },
  { reaction: 'wow', glyph: '😮', label: 'Wow' },
  { reaction: 'confused', glyph: '😕', label: 'Confused' },
]
