import { useEffect, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type { ParticipantId } from '../../../shared/ids.ts'
import { type PersonHere, peopleHere } from '../../documents/people-here.ts'
import styles from './people-in-document.module.css'

const MOST_SHOWN = 4

/** Who else is in the document, in the colours of their cursors. */
export function PeopleInDocument({ awareness, self }: { awareness: Awareness; self: ParticipantId }) {
  const people = usePeople(awareness, self)
  if (people.length === 0) return null
  const shown = people.length > MOST_SHOWN ? people.slice(0, MOST_SHOWN - 1) : people
  const names = people.map(({ name }) => name).join(', ')
  return (
    <div className={styles.people} title={`Here: ${names}`}>
      <span className="visually-hidden">Also in this document: {names}</span>
      {shown.map(({ id, name, color }) => (
        <span key={id} aria-hidden="true" className={styles.person} style={{ '--color': color } as object}>
          <span className={styles.dot} />
          <span className={styles.name}>{name}</span>
        </span>
      ))}
      {people.length > shown.length && (
        <span aria-hidden="true" className={styles.more}>
          +{people.length - shown.length}
        </span>
      )}
    </div>
  )
}

/** The people beside `self` who are in a document, as they come and go. */
export function usePeople(awareness: Awareness | undefined, self: ParticipantId): PersonHere[] {
  const [people, setPeople] = useState<PersonHere[]>([])
  useEffect(() => {
    if (!awareness) return setPeople([])
    const look = () =>
      setPeople((old) => {
        const now = peopleHere(awareness, self)
        // Cursors move all the time; who is here seldom changes.
        return JSON.stringify(old) === JSON.stringify(now) ? old : now
      })
    look()
    awareness.on('change', look)
    return () => awareness.off('change', look)
  }, [awareness, self])
  return people
}
