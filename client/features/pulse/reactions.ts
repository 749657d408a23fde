import { Annoyed, Heart, Laugh, type LucideIcon, PartyPopper, Sparkles, ThumbsUp } from 'lucide-react'
import type { Reaction } from '../../../shared/wire/messages.ts'

/**
 * What reactions look like and are called, in the order in which they are offered. Drawn, because the computers of
 * many lecture halls have no font with emoji.
 */
export const REACTION_LOOKS: readonly { reaction: Reaction; Icon: LucideIcon; label: string }[] = [
  { reaction: 'clap', Icon: PartyPopper, label: 'Applause' },
  { reaction: 'thumbs-up', Icon: ThumbsUp, label: 'Thumbs up' },
  { reaction: 'heart', Icon: Heart, label: 'Heart' },
  { reaction: 'laugh', Icon: Laugh, label: 'Funny' },
  { reaction: 'wow', Icon: Sparkles, label: 'Wow' },
  { reaction: 'confused', Icon: Annoyed, label: 'Confused' },
]
