import { CircleCheck, CircleHelp, FastForward, type LucideIcon } from 'lucide-react'
import type { Mood } from '../../../shared/session/talk/pace.ts'

/** The words and shapes of the pace, in the order in which they are offered. */
export const MOOD_LOOKS: readonly { mood: Mood; label: string; Icon: LucideIcon }[] = [
  { mood: 'lost', label: 'I am lost', Icon: CircleHelp },
  { mood: 'too-fast', label: 'Too fast', Icon: FastForward },
  { mood: 'fine', label: 'Fine', Icon: CircleCheck },
]
