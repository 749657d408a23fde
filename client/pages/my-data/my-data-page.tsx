import { Braces, Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { useParams } from 'wouter'
import type { OwnData } from '../../../shared/report/own-data.ts'
import { useRequest } from '../../hooks/use-request.ts'
import { useTitle } from '../../hooks/use-title.ts'
import { api } from '../../net/api.ts'
import { AppShell, PageHeader } from '../../ui/app-shell.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { PageSpinner } from '../../ui/spinner.tsx'
import { LoadError } from '../parts/load-error.tsx'
import { clockText, dateText, durationText } from '../times.ts'
import styles from './my-data-page.module.css'
import { Answers, Asks, Calls, Work } from './own-lists.tsx'

const DAY_MS = 24 * 3_600_000

/** `/s/:id/my-data`: what a session holds of a learner, in words, and as a file. */
export function MyDataPage() {
  const { id = '' } = useParams()
  const { data, error, busy, reload } = useRequest(`own data ${id}`, (signal) => api.ownData(id, signal))
  useTitle('What is stored about you')
  const back = (
    <ButtonLink href={`/s/${id}`} variant="ghost" size="sm">
      To the class
    </ButtonLink>
  )
  return (
    <AppShell actions={back}>
      {data && <Own id={id} data={data} />}
      {error && !data && <LoadError error={error} busy={busy} onRetry={reload} extra={back} />}
      {!error && !data && <PageSpinner />}
    </AppShell>
  )
}

function Own({ id, data }: { id: string; data: OwnData }) {
  return (
    <div className={styles.page}>
      <PageHeader
        title="What is stored about you"
        actions={
          <>
            <ButtonLink
              href={api.ownDataUrl(id)}
              download={`my-data-${id}.json`}
              icon={<Braces size={16} aria-hidden="true" />}
            >
              For programs, JSON
            </ButtonLink>
            <ButtonLink
              href={api.takeHomeUrl(id)}
              download="take-home.zip"
              variant="primary"
              icon={<Download size={16} aria-hidden="true" />}
            >
              Take everything home
            </ButtonLink>
          </>
        }
      >
        {data.title}, {dateText(data.startedAt ?? data.me.joinedAt)}. Staff of the class see this too.
      </PageHeader>
      <Section title="You">
        <p>
          {data.me.name === '' ? (
            'Your name was erased.'
          ) : (
            <>
              Your name: <strong>{data.me.name}</strong>.
            </>
          )}{' '}
          You joined at {clockText(data.me.joinedAt)}. A cookie in this browser says that it is you.
        </p>
        {data.me.extraTime !== undefined && (
          <p>You have {data.me.extraTime} times as long for each question as others.</p>
        )}
      </Section>
      <Section title="When you were here">
        <Stays attendance={data.attendance} />
      </Section>
      <Section title="Your answers">
        <Answers answers={data.answers} />
      </Section>
      <Section title="Your code">
        <Work work={data.work} />
      </Section>
      <Section title="Questions to the class">
        <Asks asks={data.asks} />
      </Section>
      <Section title="Calls for help">
        <Calls calls={data.calls} />
      </Section>
      <Section title="What else is kept">
        <Rest counts={data.counts} />
        <p>{keptText(data)}</p>
      </Section>
    </div>
  )
}

/** Until when all of this is kept. */
function keptText({ keptDays, endedAt }: OwnData): string {
  if (keptDays === undefined) return 'All of this is kept until your teachers delete the class.'
  if (endedAt === undefined) {
    return `All of this is deleted ${keptDays === 1 ? 'a day' : `${keptDays} days`} after the class has ended.`
  }
  return `All of this is deleted on ${dateText(endedAt + keptDays * DAY_MS)} or the day after.`
}

function Section(props: { title: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>{props.title}</h2>
      {props.children}
    </section>
  )
}

function Stays({ attendance }: Pick<OwnData, 'attendance'>) {
  const { intervals, presentMs, share } = attendance
  if (intervals.length === 0) return <p>Nothing is noted.</p>
  return (
    <>
      <ul>
        {intervals.map(({ from, to }) => (
          <li key={from}>
            {clockText(from)} {to === undefined ? 'until now' : `to ${clockText(to)}`}
          </li>
        ))}
      </ul>
      <p>
        {durationText(presentMs)} of the class, {Math.round(share * 100)}%.
      </p>
    </>
  )
}

function Rest({ counts }: Pick<OwnData, 'counts'>) {
  const { votes, hands, pace, runs } = counts
  return (
    <>
      <ul>
        <li>Programs and checks that you ran, each with its time: {runs}</li>
        <li>Questions of others that you voted for: {votes}</li>
        <li>Hands that you raised: {hands}</li>
        <li>How often you said how the pace is: {pace}</li>
      </ul>
      <p>
        What you typed, in your code, in live code and in the class notes, stands in the history of each with
        its time and whose it is. Reactions, cursors and anonymous votes are not kept under your name.
      </p>
    </>
  )
}
