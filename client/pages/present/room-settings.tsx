import { UserCheck } from 'lucide-react'
import type { RoomView } from '../../../shared/view/slices.ts'
import { useCommand } from '../../hooks/use-command.ts'
import { Button } from '../../ui/button.tsx'
import { Switch } from '../../ui/switch.tsx'
import styles from './room-settings.module.css'

/** Who may come in. */
export function RoomSettings({ view }: { view: RoomView }) {
  const command = useCommand()
  const { door } = view
  if (!door) return null
  return (
    <div className={styles.settings}>
      <Switch
        label="Lock the room"
        hint="Nobody new comes in. Everybody who is in stays, and may come back after a drop."
        checked={door.locked}
        onChange={(locked) => command({ type: 'room.lock', locked })}
      />
      <Switch
        label="Waiting room"
        hint="New learners wait until you or an assistant let them in."
        checked={door.waitingRoom}
        onChange={(enabled) => command({ type: 'room.set-waiting', enabled })}
      />
      {door.waiting > 0 && (
        <Button icon={<UserCheck size={16} />} onClick={() => command({ type: 'person.admit-all' })}>
          Admit all {door.waiting} who are waiting
        </Button>
      )}
    </div>
  )
}
