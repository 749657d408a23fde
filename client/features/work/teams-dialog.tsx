import { Shuffle, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { ParticipantId } from '../../../shared/ids.ts'
import type { TeamId } from '../../../shared/session/teams.ts'
import type { TeamView } from '../../../shared/view/slices.ts'
import { useCommand } from '../../hooks/use-command.ts'
import { useRequest } from '../../hooks/use-request.ts'
import { useRoom } from '../../hooks/use-room.tsx'
import { api } from '../../net/api.ts'
import { randomId } from '../../net/random-id.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { quizSkillOf } from './skill.ts'
import {
  type DraftTeam,
  draftOf,
  type Mixing,
  moved,
  newTeams,
  TEAM_MEMBERS_MAX,
  teamCommands,
} from './team-draft.ts'
import styles from './teams-dialog.module.css'
import type { People } from './work-rows.ts'

const SIZES = [2, 3, 4, 5, 6, 7, 8]

/** Pairs and groups: by chance or by hand. Nothing is told to anybody before it is saved. */
export function TeamsDialog(props: {
  open: boolean
  onClose: () => void
  people: People
  teams: Record<TeamId, TeamView>
  /** What somebody has shown at exercises so far, the higher the further. */
  skill: (person: ParticipantId) => number
}) {
  const { people, onClose } = props
  const command = useCommand()
  const { session } = useRoom()
  const results = useRequest(`quiz results ${session}`, (signal) => api.quizResults(session, signal))
  const quizSkill = quizSkillOf(results.data?.runs ?? [])
  const [before] = useState(() => draftOf(props.teams))
  const [draft, setDraft] = useState<readonly DraftTeam[]>(before)
  const [size, setSize] = useState(2)
  const [mixing, setMixing] = useState<Mixing>('chance')
  const [busy, setBusy] = useState(false)
  const learners = Object.entries(people)
    .filter(([, { role, standing }]) => role === 'learner' && standing === 'in')
    .map(([id, { name, online }]) => ({ id, name, online }))
    .sort((a, b) => a.name.localeCompare(b.name))
  const here = learners.filter(({ online }) => online)
  const placed = new Set(draft.flatMap(({ members }) => members))
  const alone = learners.filter(({ id }) => !placed.has(id))
  const commands = () => teamCommands(before, draft, randomId)
  const same = commands().length === 0

  const save = async () => {
    setBusy(true)
    for (const one of commands()) {
      const outcome = await command(one)
      if (!outcome.ok) return setBusy(false)
    }
    setBusy(false)
    onClose()
  }
  const person = (id: ParticipantId, at: number | undefined) => (
    <Member
      key={id}
      name={people[id]?.name ?? 'Somebody who left'}
      online={people[id]?.online ?? false}
      at={at}
      teams={draft}
      onMove={(to) => setDraft(moved(draft, id, to))}
    />
  )
  return (
    <Dialog
      open={props.open}
      onClose={onClose}
      title="Pairs and groups"
      size="lg"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" busy={busy} disabled={same} onClick={save}>
            Save
          </Button>
        </>
      }
    >
      <p className={styles.about}>
        A team shares one workspace for each exercise that it opens. What somebody wrote before stays theirs.
      </p>
      <div className={styles.tools}>
        <label className={styles.size}>
          Size
          <select value={size} onChange={(event) => setSize(Number(event.target.value))}>
            {SIZES.map((one) => (
              <option key={one} value={one}>
                {one === 2 ? 'Pairs' : `Groups of ${one}`}
              </option>
            ))}
          </select>
        </label>
        <label className={styles.size}>
          How
          <select value={mixing} onChange={(event) => setMixing(event.target.value as Mixing)}>
            <option value="chance">By chance</option>
            <option value="mixed">Far and not so far together</option>
            <option value="alike">Those who are equally far</option>
          </select>
        </label>
        <Button
          icon={<Shuffle size={16} />}
          disabled={here.length < 2}
          onClick={() =>
            setDraft(
              newTeams(
                here.map(({ id }) => id),
                size,
                mixing,
                (id) => props.skill(id) + quizSkill(id),
                Math.random,
              ),
            )
          }
        >
          Mix the {here.length} who are here
        </Button>
        {draft.length > 0 && (
          <Button variant="ghost" icon={<Trash2 size={16} />} onClick={() => setDraft([])}>
            No teams
          </Button>
        )}
      </div>
      <div className={styles.teams}>
        {draft.map(({ id, members }, at) => (
          <section key={id ?? members.join()} className={styles.team} aria-label={`Team ${at + 1}`}>
            <h3 className={styles.title}>Team {at + 1}</h3>
            <ul className={styles.list}>{members.map((member) => person(member, at))}</ul>
          </section>
        ))}
      </div>
      {alone.length > 0 && (
        <section className={styles.alone} aria-label="In no team">
          <h3 className={styles.title}>In no team ({alone.length})</h3>
          <ul className={styles.many}>{alone.map(({ id }) => person(id, undefined))}</ul>
        </section>
      )}
    </Dialog>
  )
}

/** One learner, and a choice of teams; the choices are made when somebody reaches for them: there may be hundreds. */
function Member(props: {
  name: string
  online: boolean
  at: number | undefined
  teams: readonly DraftTeam[]
  onMove: (to: number | undefined) => void
}) {
  const { name, online, at, teams, onMove } = props
  const [reached, setReached] = useState(false)
  const own = at === undefined ? 'No team' : `Team ${at + 1}`
  return (
    <li className={styles.member}>
      <span className={styles.name}>
        {name}
        {!online && <span className={styles.away}> (away)</span>}
      </span>
      <select
        aria-label={`Team of ${name}`}
        value={at ?? 'none'}
        onPointerDown={() => setReached(true)}
        onFocus={() => setReached(true)}
        onChange={(event) => onMove(event.target.value === 'none' ? undefined : Number(event.target.value))}
      >
        {reached ? (
          <>
            <option value="none">No team</option>
            {teams.map(({ members }, team) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a team's number is what it is chosen by
              <option key={team} value={team} disabled={team !== at && members.length >= TEAM_MEMBERS_MAX}>
                Team {team + 1}
              </option>
            ))}
            <option value={teams.length}>A new team</option>
          </>
        ) : (
          <option value={at ?? 'none'}>{own}</option>
        )}
      </select>
    </li>
  )
}
