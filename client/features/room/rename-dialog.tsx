import { type FormEvent, useEffect, useState } from 'react'
import type { MeView } from '../../../shared/view/slices.ts'
import { useRoom } from '../../hooks/use-room.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { toast } from '../../ui/toast.tsx'

/** Longest name that the server takes (shared/session/roster.ts, which the client cannot import for zod). */
const NAME_MAX = 60

/** Changes the reader's own name, or for the staff somebody else's. */
export function RenameDialog(props: {
  open: boolean
  onClose: () => void
  person: Pick<MeView, 'id' | 'name'>
  own?: boolean
}) {
  const { open, onClose, person, own } = props
  const room = useRoom()
  const [name, setName] = useState(person.name)
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    if (open) setName(person.name)
    setError(undefined)
  }, [open, person.name])

  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return setError('Enter a name.')
    setBusy(true)
    const outcome = await room.send({ type: 'person.rename', participant: person.id, name: name.trim() })
    setBusy(false)
    if (!outcome.ok) return setError(outcome.message)
    onClose()
    toast.ok('The name is changed.')
  }

  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={own ? 'Change your name' : `Rename ${person.name}`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form="rename" busy={busy}>
            Save
          </Button>
        </>
      }
    >
      <form id="rename" onSubmit={save} noValidate>
        <Field
          label={own ? 'Your name' : 'Name'}
          hint={own ? 'The instructor and the assistants see it.' : undefined}
          data-autofocus
          value={name}
          maxLength={NAME_MAX}
          autoComplete={own ? 'name' : 'off'}
          error={error}
          onChange={(event) => setName(event.target.value)}
        />
      </form>
    </Dialog>
  )
}
