import { Split } from 'lucide-react'
import { useState } from 'react'
import type { ParticipantId } from '../../../shared/ids.ts'
import type { MeView } from '../../../shared/view/slices.ts'
import { useCommand } from '../../hooks/use-command.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import type { People } from '../work/work-rows.ts'
import { divided, groupsOf } from './divide.ts'
import styles from './groups-dialog.module.css'

/** Who of the staff looks after whom: one's own group by hand, or the room divided among those who are here. */
export function GroupsDialog(props: { people: People; me: MeView; onClose: () => void }) {
  const { people, me, onClose } = props
  const command = useCommand()
  const [mine, setMine] = useState(() => new Set(groupsOf(people).get(me.id) ?? []))
  const [search, setSearch] = useState('')
  const [busy, setBusy] = useState(false)
  const learners = Object.entries(people)
    .filter(([, { role, standing }]) => role === 'learner' && standing === 'in')
    .map(([id, person]) => ({ id, ...person }))
    .sort((a, b) => a.name.localeCompare(b.name))
  const helpers = Object.entries(people)
    .filter(([, { role, standing, online }]) => role === 'ta' && standing === 'in' && online)
    .map(([id]) => id)
    .sort((a, b) => (people[a]?.name ?? '').localeCompare(people[b]?.name ?? ''))
  const set = async (groups: Map<ParticipantId, ParticipantId[]>) => {
    setBusy(true)
    for (const [staff, members] of groups) {
      const outcome = await command({ type: 'group.set', staff, members })
      if (!outcome.ok) return setBusy(false)
    }
    setBusy(false)
    onClose()
  }
  const wanted = search.toLocaleLowerCase()
  return (
    <Dialog
      open
      onClose={onClose}
      title="Who looks after whom"
      size="md"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" busy={busy} onClick={() => set(new Map([[me.id, [...mine]]]))}>
            Save my group
          </Button>
        </>
      }
    >
      <p>Only staff see groups. Somebody in your group is in nobody else’s.</p>
      <Button
        icon={<Split size={16} />}
        disabled={helpers.length < 2 || busy}
        onClick={() =>
          set(
            divided(
              learners.map(({ id }) => id),
              helpers,
            ),
          )
        }
      >
        Divide the room among the {helpers.length} assistants here
      </Button>
      <Field
        label="Search learners"
        hideLabel
        type="search"
        placeholder="Search learners"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <fieldset className={styles.people}>
        <legend>My group ({mine.size})</legend>
        {learners
          .filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
          .map(({ id, name, group }) => (
            <label key={id} className={styles.person}>
              <input
                type="checkbox"
                checked={mine.has(id)}
                onChange={() =>
                  setMine((old) => {
                    const next = new Set(old)
                    if (!next.delete(id)) next.add(id)
                    return next
                  })
                }
              />
              <span>{name || 'Name erased'}</span>
              {group !== undefined && group !== me.id && (
                <span className={styles.of}>with {people[group]?.name ?? 'somebody'}</span>
              )}
            </label>
          ))}
      </fieldset>
    </Dialog>
  )
}
