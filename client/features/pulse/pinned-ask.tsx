import { MessageCircleQuestion } from 'lucide-react'
import type { AsksSlice } from '../../../shared/view/talk-slices.ts'
import styles from './pinned-ask.module.css'

/** The question that staff have put on the projector, for the back row. */
export function PinnedAsk({ asks }: { asks: AsksSlice | undefined }) {
  const ask = asks?.items[asks.pinned ?? '']
  return (
    <div role="status">
      {ask && (
        <div className={styles.ask}>
          <MessageCircleQuestion className={styles.icon} aria-hidden="true" />
          <p className={styles.text}>
            {ask.text} {ask.name !== undefined && <span className={styles.name}>{ask.name}</span>}
          </p>
          {ask.votes > 0 && (
            <span className={styles.votes}>
              +{ask.votes}
              <span className="visually-hidden"> want this answered, too</span>
            </span>
          )}
        </div>
      )}
    </div>
  )
}
