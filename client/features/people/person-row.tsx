import { Ellipsis } from 'lucide-react'
import type { ReactNode } from 'react'
import { ROLE_NAMES } from '../../pages/role-names.ts'
import { clockText } from '../../pages/times.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Badge } from '../../ui/badge.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import styles from './person-row.module.css'
import type { Person } from './sort-people.ts'

/** One person in a list: who, how they stand to the class, and a way to more. */
export function PersonRow(props: {
  person: Person
  self: boolean
  driver: boolean
  onOpen: () => void
  action?: ReactNode
}) {
  const { person, self, driver } = props
  return (
    <li className={styles.row}>
      <Avatar name={person.name} size={32} online={person.online} />
      <div className={styles.text}>
        <p className={styles.name}>
          <span>{person.name || 'Name erased'}</span>
          {self && <span className={styles.you}>you</span>}
        </p>
        <p className={styles.detail}>{detail(person)}</p>
      </div>
      {driver && <Badge tone="accent">Has the floor</Badge>}
      {props.action}
      <IconButton
        label={`More about ${person.name}`}
        icon={<Ellipsis size={18} />}
        size="sm"
        onClick={props.onOpen}
      />
    </li>
  )
}

export function detail(person: Person): string {
  const role = person.role === 'learner' ? '' : `${ROLE_NAMES[person.role]} · `
  if (person.standing === 'waiting') return `waiting since ${clockText(person.joinedAt)}`
  if (person.standing === 'removed') return `${role}removed`
  if (!person.online) return `${role}away`
  return `${role}${person.presentSince === undefined ? 'online' : `here since ${clockText(person.presentSince)}`}`
}
