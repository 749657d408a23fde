import type { Reaction } from '../../../shared/wire/messages.ts'
import styles from './reaction-icon.module.css'
import { REACTION_LOOKS } from './reactions.ts'

/** The drawing of a reaction, as high as a line of the text around it. */
export function ReactionIcon({ reaction }: { reaction: Reaction }) {
  const Icon = REACTION_LOOKS.find((look) => look.reaction === reaction)?.Icon
  return Icon && <Icon className={styles.icon} data-reaction={reaction} aria-hidden="true" />
}
