import type { ParticipantId } from '../../../../shared/ids.ts'
import type { RosterSlice } from '../../../../shared/view/slices.ts'
import { cx } from '../../../ui/cx.ts'
import styles from './missing.module.css'
import { missingPeople } from './missing-people.ts'

/** Who has not answered yet; those who are away come last. */
export function Missing(props: { missing: Record<ParticipantId, number>; roster: RosterSlice | undefined }) {
  const people = missingPeople(props.missing, props.roster)
  const online = people.filter((person) => person.online).length
  return (
    <section aria-label="Not answered yet" className={styles.all}>
      <h3 className={styles.title}>
        Not answered yet <span className={styles.count}>{online}</span>
      </h3>
      {people.length === 0 ? (
        <p className={styles.none}>Everybody has answered.</p>
      ) : (
        <ul className={styles.list}>
          {people.map(({ id, name, online, left }) => (
            <li key={id} className={cx(styles.person, !online && styles.away)}>
              {name}
              {left > 1 && ` (${left})`}
              {!online && <span className={styles.note}> away</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
