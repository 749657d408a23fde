import { BookOpen, CirclePlay, Code2, Download, PartyPopper } from 'lucide-react'
import { useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import type { AudienceDeck, StaffDeck } from '../../../shared/course/deck.ts'
import type { MeView, RoomView } from '../../../shared/view/slices.ts'
import { LazyPractice } from '../../features/practice/lazy-practice.tsx'
import { usePractice } from '../../features/practice/use-practice.ts'
import { RoomScreen } from '../../features/room/room-screens.tsx'
import { useTitle } from '../../hooks/use-title.ts'
import { api } from '../../net/api.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ClassView } from './class-view.tsx'
import styles from './ended-screen.module.css'
import { QuizzesToPractise } from './quizzes-to-practise.tsx'

/** After the class: a word of thanks, everything to read again, and the quizzes to practise. */
export function EndedScreen(props: {
  view: RoomView
  me: MeView
  deck: AudienceDeck | StaffDeck | undefined
}) {
  const { view, me, deck } = props
  const [search, setSearch] = useSearchParams()
  const [reading, setReading] = useState(() => search.has('exercise'))
  const work = me.workspaces?.at(-1)
  useTitle('The class has ended')
  const { quizzes, error, retry } = usePractice(me.role === 'learner')
  const run = search.get('practise')
  const practised = quizzes.find((quiz) => quiz.run === run)
  if (practised) {
    return (
      <RoomScreen title={view.session.title} top>
        <LazyPractice
          key={practised.run}
          quiz={practised}
          onLeave={() =>
            setSearch((old) => {
              old.delete('practise')
              return old
            })
          }
        />
      </RoomScreen>
    )
  }
  if (reading && deck && view.stage) {
    const leave = () => {
      setReading(false)
      setSearch(
        (old) => {
          old.delete('exercise')
          return old
        },
        { replace: true },
      )
    }
    return <ClassView view={view} stage={view.stage} me={me} deck={deck} onLeave={leave} />
  }
  return (
    <RoomScreen title={undefined}>
      <EmptyState
        level={1}
        icon={<PartyPopper size={26} />}
        title="The class has ended"
        action={
          deck &&
          view.stage && (
            <div className={styles.ways}>
              <Button variant="primary" icon={<BookOpen size={16} />} onClick={() => setReading(true)}>
                Slides, code and notes
              </Button>
              {view.session.startedAt !== undefined && (
                <ButtonLink href={`/s/${view.session.id}/replay`} icon={<CirclePlay size={16} />}>
                  Watch the class again
                </ButtonLink>
              )}
              {work && (
                <Button
                  icon={<Code2 size={16} />}
                  onClick={() => {
                    setSearch({ exercise: work.exercise }, { replace: true })
                    setReading(true)
                  }}
                >
                  Look at your code
                </Button>
              )}
              {me.role === 'learner' && (
                <ButtonLink
                  href={api.takeHomeUrl(view.session.id)}
                  download="take-home.zip"
                  icon={<Download size={16} />}
                >
                  Take everything home
                </ButtonLink>
              )}
            </div>
          )
        }
      >
        <p>
          Thank you for taking part in <strong>{view.session.title}</strong>
          {me.name && `, ${me.name}`}.
        </p>
        {me.role === 'learner' && (
          <p>
            <Link href={`/s/${view.session.id}/my-data`}>What is stored about you</Link>
          </p>
        )}
      </EmptyState>
      {quizzes.length > 0 && (
        <QuizzesToPractise
          quizzes={quizzes}
          onPractise={(quiz) =>
            setSearch((old) => {
              old.set('practise', quiz.run)
              return old
            })
          }
        />
      )}
      {error && (
        <div className={styles.ways}>
          <p>The questions of the class could not be loaded.</p>
          <Button size="sm" onClick={retry}>
            Try again
          </Button>
        </div>
      )}
    </RoomScreen>
  )
}
