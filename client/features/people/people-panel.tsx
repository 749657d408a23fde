import { Search, UserCheck } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import type { MeView, RosterSlice, StageSlice } from '../../../shared/view/slices.ts'
import { useCommand } from '../../hooks/use-command.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import styles from './people-panel.module.css'
import { PersonDialog } from './person-dialog.tsx'
import { PersonRow } from './person-row.tsx'
import { groupPeople, type Person } from './sort-people.ts'

/** Everybody in the session, for the staff: who waits, who is here, who was removed. */
export function PeoplePanel(props: { roster: RosterSlice; stage: StageSlice | undefined; me: MeView }) {
  const { roster, stage, me } = props
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<string>()
  const command = useCommand()
  const groups = groupPeople(useDeferredValue(roster.people), search)
  const person = chosen === undefined ? undefined : roster.people[chosen]
  const none = Object.values(groups).every((list: Person[]) => list.length === 0)
  const row = (one: Person) => (
    <PersonRow
      key={one.id}
      person={one}
      self={one.id === me.id}
      driver={one.id === stage?.driver.id}
      onOpen={() => setChosen(one.id)}
    />
  )
  return (
    <div className={styles.panel}>
      <div className={styles.search}>
        <Field
          label="Search people"
          hideLabel
          type="search"
          placeholder="Search people"
          icon={<Search size={16} />}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </div>
      {groups.waiting.length > 0 && (
        <Group
          title={`Waiting to come in (${groups.waiting.length})`}
          action={
            <Button size="sm" variant="primary" onClick={() => command({ type: 'person.admit-all' })}>
              Admit all
            </Button>
          }
        >
          {groups.waiting.map((one) => (
            <PersonRow
              key={one.id}
              person={one}
              self={false}
              driver={false}
              onOpen={() => setChosen(one.id)}
              action={
                <Button
                  size="sm"
                  icon={<UserCheck size={15} />}
                  aria-label={`Admit ${one.name}`}
                  onClick={() => command({ type: 'person.admit', participant: one.id })}
                >
                  Admit
                </Button>
              }
            />
          ))}
        </Group>
      )}
      {groups.learners.length > 0 && (
        <Group
          title={`Learners: ${groups.learners.filter(({ online }) => online).length} of ${groups.learners.length} online`}
        >
          {groups.learners.map(row)}
        </Group>
      )}
      {groups.staff.length > 0 && <Group title="Staff">{groups.staff.map(row)}</Group>}
      {groups.removed.length > 0 && <Group title="Removed">{groups.removed.map(row)}</Group>}
      {none && <p className={styles.none}>Nobody by that name.</p>}
      <PersonDialog
        id={chosen}
        person={person}
        me={me}
        driver={stage?.driver.id}
        onClose={() => setChosen(undefined)}
      />
    </div>
  )
}

function Group(props: { title: string; action?: React.ReactNode; children: React.ReactNode }) {
  return (
    <section className={styles.group}>
      <header className={styles.head}>
        <h2 className={styles.title}>{props.title}</h2>
        {props.action}
      </header>
      <ul className={styles.list}>{props.children}</ul>
    </section>
  )
}
