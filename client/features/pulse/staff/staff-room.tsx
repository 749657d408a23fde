import type { RoomView } from '../../../../shared/view/slices.ts'
import { AnnouncementDesk } from './announcement-desk.tsx'
import { AskDesk } from './ask-desk.tsx'
import { HandQueue } from './hand-queue.tsx'
import { PacePanel } from './pace-panel.tsx'
import styles from './staff-room.module.css'

/** How the room is, for staff: raised hands, the pace, questions, and what is announced. */
export function StaffRoom({ view }: { view: RoomView }) {
  return (
    <div className={styles.room}>
      <HandQueue hands={view.hands} roster={view.roster} />
      <PacePanel pace={view.pace} />
      <AskDesk asks={view.asks} />
      <AnnouncementDesk announcements={view.announcements} />
    </div>
  )
}
