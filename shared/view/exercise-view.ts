import type { ParticipantId } from '../ids.ts'
import type { SessionState } from '../session/session.ts'
import { type Checked, type Submission, type Workspace, workspaceOf } from '../session/work/state.ts'
import type {
  ExerciseSlice,
  MeView,
  NudgesSlice,
  OwnWorkView,
  ReleasedSlice,
  SubmissionView,
  TimingSlice,
} from './slices.ts'
import { isThrough } from './standing.ts'
import { workView } from './work-slice.ts'

/** What everybody may know of the exercise of the class: how far the room is, and nothing of anybody. */
export function exerciseSlice(state: SessionState): { exercise?: ExerciseSlice } {
  const { current } = state.work
  if (!current) return {}
  const { exercise: id, since, step } = current
  let done = 0
  let of = 0
  for (const owner of ownersHere(state)) {
    of += 1
    const work = workspaceOf(state.work, owner, id)
    if (work && isThrough(workView(work))) done += 1
  }
  return { exercise: { id, since, ...(step === undefined ? {} : { step }), done, of } }
}

/** Learners who were let in, each team once in place of its members. */
function* ownersHere({ roster, teams }: SessionState): Iterable<string> {
  const told = new Set<string>()
  for (const { id, role, standing } of roster.members.values()) {
    if (role !== 'learner' || standing !== 'in') continue
    const owner = teams.of.get(id) ?? id
    if (told.has(owner)) continue
    told.add(owner)
    yield owner
  }
}

export function timingSlice({ timing: { timer, hold } }: SessionState): TimingSlice {
  return {
    ...(timer === undefined ? {} : { timer: timerView(timer) }),
    ...(hold === undefined ? {} : { hold: { since: hold.since, message: hold.message } }),
  }
}

const timerView = (timer: NonNullable<SessionState['timing']['timer']>) =>
  'endsAt' in timer
    ? { startedAt: timer.startedAt, endsAt: timer.endsAt }
    : { startedAt: timer.startedAt, leftMs: timer.leftMs }

export function releasedSlice({ work }: SessionState): ReleasedSlice {
  const steps: ReleasedSlice['steps'] = {}
  for (const [exercise, step] of work.reached.entries()) if (step > 1) steps[exercise] = step - 1
  return { solutions: [...work.released], steps }
}

export function nudgesSlice({ nudges }: SessionState): NudgesSlice {
  const sent: NudgesSlice['sent'] = {}
  for (const { id, at, by, content, to, about, cause, answers } of nudges.sent) {
    const chosen = Object.values(answers)
    sent[id] = {
      at,
      by,
      content,
      to: to.length,
      about,
      ...(cause === undefined
        ? {}
        : { cause: { exercise: cause.exercise, check: cause.check, gist: cause.gist } }),
      ...(content.kind === 'poll'
        ? { answers: content.options.map((_, option) => chosen.filter((one) => one === option).length) }
        : {}),
    }
  }
  return { sent }
}

export function ownNudges(
  { nudges, roster }: SessionState,
  participant: ParticipantId,
): Pick<MeView, 'nudges'> {
  const own = nudges.of.get(participant)
  if (!own) return {}
  return {
    nudges: own.map(({ id, at, by, content }) => {
      const answer = nudges.sent.find((one) => one.id === id)?.answers[participant]
      return {
        id,
        at,
        from: roster.members.get(by)?.name ?? '',
        content,
        ...(answer === undefined ? {} : { answer }),
      }
    }),
  }
}

/** What is somebody's own, their team's, and what they wrote in teams that were dissolved. */
export function ownWork(
  { work, teams, roster }: SessionState,
  participant: ParticipantId,
): Pick<MeView, 'workspaces' | 'team'> {
  const team = teams.items.get(teams.of.get(participant) ?? '')
  const owners: string[] = [participant, ...(team ? [team.id] : [])]
  for (const { id, members, dissolved } of teams.items.values()) {
    if (dissolved && members.includes(participant)) owners.push(id)
  }
  const workspaces = owners
    .flatMap((owner) => work.byOwner.get(owner) ?? [])
    .sort((a, b) => a.openedAt - b.openedAt)
    .map(ownWorkView)
  const members = (team?.members ?? []).flatMap((id) => {
    const mate = roster.members.get(id)
    return mate?.standing === 'in' ? [{ id, name: mate.name }] : []
  })
  return {
    ...(workspaces.length === 0 ? {} : { workspaces }),
    ...(team ? { team: { id: team.id, members } } : {}),
  }
}

function ownWorkView({
  exercise,
  owner,
  checked,
  note,
  hints,
  submissions,
  caughtUp,
}: Workspace): OwnWorkView {
  return {
    exercise,
    owner,
    ...(checked ? { checks: checksView(checked) } : {}),
    ...(note ? { note: { value: note.value, at: note.at } } : {}),
    ...(hints.length > 0 ? { hints: [...hints] } : {}),
    ...(submissions.length > 0 ? { submissions: submissions.map(submissionView) } : {}),
    ...(caughtUp.length > 0 ? { caughtUp: caughtUp.map(({ step, at }) => ({ step, at })) } : {}),
  }
}

function checksView({ at, revision, passed, failed }: Checked): NonNullable<OwnWorkView['checks']> {
  const outcomes = [
    ...passed.map((check) => ({ check, ok: true })),
    ...Object.entries(failed).map(([check, { message }]) => ({
      check,
      ok: false,
      ...(message === undefined ? {} : { message }),
    })),
  ]
  return { at, revision, outcomes }
}

/** Of hidden checks learners get the number that passed, and neither names nor messages. */
export function submissionView({
  id,
  at,
  revision,
  passed,
  total,
  verified,
  unverified,
}: Submission): SubmissionView {
  return {
    id,
    at,
    revision,
    total,
    ...(passed === undefined ? {} : { passed }),
    ...(verified
      ? {
          verified: {
            at: verified.at,
            passed: verified.outcomes.filter(({ ok }) => ok).length,
            total: verified.outcomes.length,
          },
        }
      : {}),
    ...(unverified === undefined ? {} : { unverified }),
  }
}
