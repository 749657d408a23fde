import { Play, UserCheck } from 'lucide-react'
import { useState } from 'react'
import type { StaffDeck } from '../../../shared/course/deck.ts'
import type { MeView, RoomView } from '../../../shared/view/slices.ts'
import type { SessionDetails } from '../../../shared/wire/http.ts'
import { ConnectionBanner } from '../../features/connection/connection-banner.tsx'
import { groupPeople } from '../../features/people/sort-people.ts'
import { JoinCard } from '../../features/share/join-card.tsx'
import { useCommand } from '../../hooks/use-command.ts'
import { useTitle } from '../../hooks/use-title.ts'
import { Announcer } from '../../ui/announcer.tsx'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { PresentBar } from './present-bar.tsx'
import { type PresentDialogName, PresentDialogs } from './present-dialogs.tsx'
import styles from './present-lobby.module.css'
import { RoomSettings } from './room-settings.tsx'

/** Names shown as people come in; the rest is a number. */
const SHOWN = 60

/** Before the class: how to come in, who is there, and the button that starts it. */
export function PresentLobby(props: {
  view: RoomView
  me: MeView
  details: SessionDetails | undefined
  deck: StaffDeck | undefined
}) {
  const { view, me, details, deck } = props
  const [dialog, setDialog] = useState<PresentDialogName>()
  const [busy, setBusy] = useState(false)
  const command = useCommand()
  useTitle(view.session.title)

  const groups = groupPeople(view.roster?.people ?? {}, '')
  const here = groups.learners.filter(({ online, role }) => online && role === 'learner')
  const mayStart = me.role === 'instructor'
  const start = async () => {
    setBusy(true)
    await command({ type: 'session.start' })
    setBusy(false)
  }
  return (
    <div className={styles.page}>
      <ConnectionBanner />
      <PresentBar view={view} me={me} mayShare={details !== undefined} onOpen={setDialog} />
      <main className={styles.main}>
        <section className={styles.join} aria-label="How to join">
          {details ? (
            <JoinCard code={details.code} link={details.links.join} />
          ) : (
            <p className={styles.muted}>The instructor has the code and the link for learners.</p>
          )}
        </section>
        <section className={styles.start} aria-label="Start">
          <div className={styles.startText}>
            <h2 className={styles.startTitle}>{deck?.title ?? view.session.title}</h2>
            {deck && <p className={styles.muted}>{planText(deck)}</p>}
          </div>
          {mayStart && (
            <Button variant="primary" size="lg" block icon={<Play size={18} />} busy={busy} onClick={start}>
              Start the class
            </Button>
          )}
          {mayStart && <RoomSettings view={view} />}
        </section>
        <section className={styles.people} aria-label="Who is here">
          <header className={styles.peopleHead}>
            <h2 className={styles.peopleTitle}>{hereText(here.length)}</h2>
            {groups.waiting.length > 0 && (
              <Button
                size="sm"
                variant="primary"
                icon={<UserCheck size={15} />}
                onClick={() => command({ type: 'person.admit-all' })}
              >
                Admit all {groups.waiting.length} waiting
              </Button>
            )}
          </header>
          <ul className={styles.names}>
            {here.slice(0, SHOWN).map((person) => (
              <li key={person.id} className={styles.name}>
                <Avatar name={person.name} size={28} />
                {person.name}
              </li>
            ))}
            {here.length > SHOWN && <li className={styles.more}>and {here.length - SHOWN} more</li>}
          </ul>
        </section>
      </main>
      <Announcer text={hereText(here.length)} />
      <PresentDialogs
        open={dialog}
        onClose={(name) => setDialog((open) => (open === name ? undefined : open))}
        view={view}
        me={me}
        details={details}
        deck={deck}
        position={view.stage?.slide ?? 0}
        onGo={(slide) => void command({ type: 'slide.show', slide, step: 0 })}
        shortcuts={[]}
      />
    </div>
  )
}

function hereText(count: number): string {
  if (count === 0) return 'Nobody is here yet'
  return count === 1 ? 'One learner is here' : `${count} learners are here`
}

function planText(deck: StaffDeck): string {
  const minutes = deck.slides.reduce((sum, slide) => sum + (slide.minutes ?? 0), 0)
  const slides = `${deck.slides.length} slides`
  return minutes > 0 ? `${slides}, planned for ${Math.round(minutes)} minutes` : slides
}
