import { Hand, PencilLine, UserCheck, UserX } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { ParticipantId } from '../../../shared/ids.ts'
import type { MeView, PersonView } from '../../../shared/view/slices.ts'
import { useCommand } from '../../hooks/use-command.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { RenameDialog } from '../room/rename-dialog.tsx'
import { ExtraTime } from './extra-time.tsx'
import styles from './person-dialog.module.css'
import { detail } from './person-row.tsx'

/** What the staff can do about one person. Rights are the server's; this only leaves out what it would refuse. */
export function PersonDialog(props: {
  id: ParticipantId | undefined
  person: PersonView | undefined
  me: MeView
  /** Who has the floor. */
  driver: ParticipantId | undefined
  onClose: () => void
}) {
  const { id, person, me, driver, onClose } = props
  const command = useCommand()
  const [asked, setAsked] = useState<'rename' | 'remove'>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another person is another question
  useEffect(() => setAsked(undefined), [id])
  if (id === undefined || !person) return null

  const staff = person.role === 'instructor' || person.role === 'ta'
  const reach = me.role === 'instructor' || !staff || id === me.id
  const mayGive = me.role === 'instructor' || me.driver
  const run = (step: Promise<unknown>) => void step.then(onClose)
  const close = () => setAsked(undefined)

  if (asked === 'rename') {
    return <RenameDialog open onClose={onClose} person={{ id, name: person.name }} own={id === me.id} />
  }
  if (asked === 'remove') {
    return (
      <ConfirmDialog
        open
        danger
        title={`Remove ${person.name}?`}
        action="Remove"
        onClose={close}
        onConfirm={async () => {
          await command({ type: 'person.remove', participant: id })
          onClose()
        }}
      >
        <p>
          {person.name} leaves the class at once, on all devices, and stays out until somebody of the staff
          lets them in again.
        </p>
      </ConfirmDialog>
    )
  }
  return (
    <Dialog open onClose={onClose} title={person.name || 'Name erased'}>
      <div className={styles.head}>
        <Avatar name={person.name} size={44} online={person.online} />
        <p className={styles.detail}>{detail({ id, ...person })}</p>
      </div>
      <div className={styles.actions}>
        {person.standing !== 'in' && reach && (
          <Button
            block
            variant="primary"
            icon={<UserCheck size={16} />}
            onClick={() => run(command({ type: 'person.admit', participant: id }))}
          >
            {person.standing === 'waiting' ? 'Admit' : 'Let in again'}
          </Button>
        )}
        {staff && person.standing === 'in' && mayGive && driver !== id && (
          <Button
            block
            icon={<Hand size={16} />}
            onClick={() => run(command({ type: 'floor.give', to: id }))}
          >
            {id === me.id ? 'Take the floor' : 'Give the floor'}
          </Button>
        )}
        {reach && (
          <Button block icon={<PencilLine size={16} />} onClick={() => setAsked('rename')}>
            Change name
          </Button>
        )}
        {person.role === 'learner' && <ExtraTime id={id} factor={person.extraTime} />}
        {person.standing !== 'removed' && reach && id !== me.id && (
          <Button
            block
            icon={<UserX size={16} />}
            className={styles.remove}
            onClick={() => setAsked('remove')}
          >
            Remove from the class
          </Button>
        )}
        {!reach && <p className={styles.detail}>Only an instructor can change something about the staff.</p>}
      </div>
    </Dialog>
  )
}
