import { Lightbulb, ListChecks, MessageSquareText, Presentation, X } from 'lucide-react'
import { useState } from 'react'
import type { NudgeView } from '../../../shared/view/slices.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { dismissNudge, isDismissed } from './dismissed-nudges.ts'
import styles from './nudge-cards.module.css'

const ICONS = { hint: Lightbulb, text: MessageSquareText, slide: Presentation, poll: ListChecks }

/** What the staff put before this learner, the newest first, until it is put away. */
export function NudgeCards(props: {
  nudges: readonly NudgeView[]
  onHint: (exercise: string, hint: number) => void
  onSlide: (slide: number) => void
  onAnswer: (nudge: string, option: number) => void
}) {
  const [, setPutAway] = useState(0)
  const shown = props.nudges.filter(({ id }) => !isDismissed(id)).reverse()
  const putAway = (id: string) => {
    dismissNudge(id)
    setPutAway((count) => count + 1)
  }
  return (
    <section className={styles.cards} aria-label="For you" aria-live="polite">
      {shown.map(({ id, from, content, answer }) => {
        const Icon = ICONS[content.kind]
        return (
          <section key={id} className={styles.card} aria-label={`From ${from}`}>
            <Icon size={18} aria-hidden="true" className={styles.icon} />
            <div className={styles.body}>
              <p className={styles.from}>{from} for you</p>
              {content.kind === 'text' && <p className={styles.text}>{content.text}</p>}
              {content.kind === 'poll' && (
                <fieldset className={styles.poll}>
                  <legend className={styles.text}>{content.question}</legend>
                  {content.options.map((option, at) => (
                    <Button
                      // biome-ignore lint/suspicious/noArrayIndexKey: an option's number is what it is known by
                      key={at}
                      size="sm"
                      variant={answer === at ? 'primary' : 'secondary'}
                      aria-pressed={answer === at}
                      onClick={() => props.onAnswer(id, at)}
                    >
                      {option}
                    </Button>
                  ))}
                </fieldset>
              )}
              {content.kind === 'hint' && (
                <Button
                  size="sm"
                  variant="primary"
                  onClick={() => {
                    props.onHint(content.exercise, content.hint)
                    putAway(id)
                  }}
                >
                  Show hint {content.hint + 1}
                </Button>
              )}
              {content.kind === 'slide' && (
                <Button
                  size="sm"
                  variant="primary"
                  onClick={() => {
                    props.onSlide(content.slide)
                    putAway(id)
                  }}
                >
                  Look at slide {content.slide + 1}
                </Button>
              )}
            </div>
            <IconButton label="Put away" size="sm" icon={<X size={16} />} onClick={() => putAway(id)} />
          </section>
        )
      })}
    </section>
  )
}
