import { lazyPart } from '../../ui/lazy-part.tsx'

// Fetched when somebody opens it.

/** For whoever is in the class. */
export const LazyRoomPanel = lazyPart(
  async () => (await import('./room-panel.tsx')).RoomPanel,
  'Opening the room',
)

/** For staff. */
export const LazyStaffRoom = lazyPart(
  async () => (await import('./staff/staff-room.tsx')).StaffRoom,
  'Opening the questions',
)
