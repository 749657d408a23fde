import { Megaphone, X } from 'lucide-react'
import type { AnnouncementsSlice } from '../../../shared/view/talk-slices.ts'
import { useRoom } from '../../hooks/use-room.tsx'
import { useStored } from '../../hooks/use-stored.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import styles from './announcement-banner.module.css'
import { nextAnnouncement } from './unread-announcements.ts'

/** What staff announce, until the reader has dismissed it; the latest first, one at a time. */
export function AnnouncementBanner({ announcements }: { announcements: AnnouncementsSlice | undefined }) {
  const { session } = useRoom()
  const [read, setRead] = useStored(`lectern.announcements.${session}`, '')
  const { item, more } = nextAnnouncement(announcements, read)
  return (
    <div role="status">
      {item && (
        <div className={styles.banner}>
          <Megaphone size={18} className={styles.icon} aria-hidden="true" />
          <p className={styles.text}>
            <strong>{item.by}:</strong> {item.text}
            {more > 0 && <span className={styles.more}> ({more} more)</span>}
          </p>
          <IconButton
            label="Dismiss the announcement"
            icon={<X size={18} />}
            size="sm"
            onClick={() => setRead([...read.split(' ').slice(-50), item.id].join(' ').trim())}
          />
        </div>
      )}
    </div>
  )
}
