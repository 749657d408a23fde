import { Hand } from 'lucide-react'
import type { RoomView } from '../../../../shared/view/slices.ts'
import { Badge } from '../../../ui/badge.tsx'
import type { Tab } from '../../../ui/tabs.tsx'
import { LazyStaffRoom } from '../lazy-room.tsx'

/** The tab of the questions, with how many are open and how many hands are up. */
export function roomTab(view: RoomView): Tab<'room'> {
  const open = view.asks?.open ?? 0
  const hands = Object.keys(view.hands?.up ?? {}).length
  return {
    id: 'room',
    label: 'Questions',
    detail: (
      <>
        {open > 0 && (
          <Badge tone="accent">
            {open}
            <span className="visually-hidden"> open</span>
          </Badge>
        )}
        {hands > 0 && (
          <Badge tone="warn" icon={<Hand size={12} aria-hidden="true" />}>
            {hands}
            <span className="visually-hidden">{hands === 1 ? ' hand' : ' hands'} up</span>
          </Badge>
        )}
      </>
    ),
    content: <LazyStaffRoom view={view} />,
  }
}
