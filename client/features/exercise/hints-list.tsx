import { Lightbulb } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { Brief } from '../work/brief.tsx'
import styles from './hints-list.module.css'

/** Hints, one after another: the next is opened by a press, and the staff see how many were. */
export function HintsList(props: {
  hints: readonly string[]
  /** Those that were opened, from 0. */
  opened: readonly number[]
  language: string
  onOpen?: ((hint: number) => void) | undefined
}) {
  const { hints, opened, onOpen } = props
  const next = hints.findIndex((_, at) => !opened.includes(at))
  return (
    <div className={styles.hints}>
      {hints.map(
        (html, at) =>
          opened.includes(at) && (
            // biome-ignore lint/suspicious/noArrayIndexKey: a hint's number is what it is known by
            <section key={at} className={styles.hint} aria-label={`Hint ${at + 1}`}>
              <p className={styles.title}>
                Hint {at + 1} of {hints.length}
              </p>
              <Brief html={html} language={props.language} />
            </section>
          ),
      )}
      {next >= 0 && onOpen && (
        <Button icon={<Lightbulb size={16} />} onClick={() => onOpen(next)}>
          {next === 0 ? 'Show the first hint' : `Show hint ${next + 1} of ${hints.length}`}
        </Button>
      )}
      {next < 0 && <p className={styles.end}>These are all hints. If you are stuck, ask for help.</p>}
    </div>
  )
}
