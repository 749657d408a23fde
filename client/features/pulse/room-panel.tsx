import type { MeView, RoomView } from '../../../shared/view/slices.ts'
import { AskForHelp } from '../help/ask-for-help.tsx'
import { AskForm } from './ask-form.tsx'
import { AskList } from './ask-list.tsx'
import { HandButton } from './hand-button.tsx'
import { PaceButtons } from './pace-buttons.tsx'
import { ReactionRow } from './reaction-row.tsx'
import styles from './room-panel.module.css'

/** All by which somebody in the class is heard: hand, pace, reactions and questions. */
export function RoomPanel(props: {
  view: RoomView
  me: MeView
  /** After the class its questions can still be read. */
  ended: boolean
  /** To a slide, from 0. */
  onSlide: (slide: number) => void
}) {
  const { view, me, ended } = props
  const heard = me.role === 'learner' && !ended
  return (
    <div className={styles.panel}>
      {heard && (
        <section className={styles.pulse} aria-label="Hand, pace, reactions and help">
          <HandButton me={me} />
          <PaceButtons said={me.pace} />
          <ReactionRow />
          <AskForHelp me={me} />
        </section>
      )}
      <section className={styles.questions} aria-labelledby="room-questions">
        <h3 id="room-questions" className={styles.title}>
          Questions of the class
        </h3>
        {heard && <AskForm moderated={view.asks?.moderated ?? false} />}
        <AskList asks={view.asks} mine={me.asks} mayVote={heard} onSlide={props.onSlide} />
      </section>
    </div>
  )
}
