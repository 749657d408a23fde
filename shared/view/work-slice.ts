import type { SessionState } from '../session/session.ts'
import type { Checked, Run, Submission, Verified, Workspace } from '../session/work/state.ts'
import type { TeamView, WorkSlice, WorkView } from './slices.ts'

/** Lists show one line of an error: the view of a whole class with every exercise stays small. */
const ERROR_MAX = 120

/** So that a change of one workspace is found without comparing all. */
const views = new WeakMap<Workspace, WorkView>()

export function workSlice({ work, teams }: SessionState): WorkSlice {
  const items: WorkSlice['items'] = {}
  for (const all of work.byOwner.values()) {
    for (const workspace of all) {
      const { exercise, owner } = workspace
      const owners = items[exercise] ?? {}
      items[exercise] = owners
      owners[owner] = workView(workspace)
    }
  }
  const shown: WorkSlice['teams'] = {}
  for (const { id, members, dissolved } of teams.items.values()) {
    // Of a team that is no more nothing is left to be seen but its work.
    if (dissolved && !work.byOwner.has(id)) continue
    const team: TeamView = { members: [...members], ...(dissolved ? { dissolved: true } : {}) }
    shown[id] = team
  }
  return { items, teams: shown }
}

/** What staff see of a workspace; the same workspace gives the same object. */
export function workView(workspace: Workspace): WorkView {
  const known = views.get(workspace)
  if (known) return known
  const { openedAt, activeAt, lastRun, failing, checked, passedAt, note, hints, submissions } = workspace
  const last = submissions.at(-1)
  const made: WorkView = {
    openedAt,
    activeAt,
    ...(lastRun ? { lastRun: runView(lastRun) } : {}),
    ...(failing > 0 ? { failing } : {}),
    ...(checked ? { checks: checksView(checked) } : {}),
    ...(checked && checked.step > 0 ? { step: checked.step } : {}),
    ...(checked?.stepSince === undefined ? {} : { stepSince: checked.stepSince }),
    ...(passedAt === undefined ? {} : { passedAt }),
    ...(note ? { note: { value: note.value, at: note.at } } : {}),
    ...(hints.length > 0 ? { hints: hints.length } : {}),
    ...(last ? { submitted: submittedView(last, submissions.length) } : {}),
    ...(last?.verified ? { verified: verifiedView(last.verified) } : {}),
  }
  views.set(workspace, made)
  return made
}

function runView({ at, ok, error }: Run): NonNullable<WorkView['lastRun']> {
  if (!error) return { at, ok }
  return { at, ok, error: cut(error.message === '' ? error.name : `${error.name}: ${error.message}`) }
}

function checksView({ at, passed, failed, total }: Checked): NonNullable<WorkView['checks']> {
  const shown: NonNullable<WorkView['checks']>['failed'] = {}
  for (const [check, { message, times }] of Object.entries(failed)) {
    shown[check] = { times, ...(message === undefined ? {} : { message: cut(message) }) }
  }
  return { at, passed: passed.length, total, failed: shown }
}

const submittedView = ({ at, passed, total }: Submission, of: number) => ({
  at,
  total,
  of,
  ...(passed === undefined ? {} : { passed }),
})

function verifiedView({ at, outcomes }: Verified): NonNullable<WorkView['verified']> {
  const failed = outcomes.filter(({ ok }) => !ok).map(({ check }) => check)
  return { at, passed: outcomes.length - failed.length, total: outcomes.length, failed }
}

const cut = (text: string) => (text.length > ERROR_MAX ? `${text.slice(0, ERROR_MAX - 1)}…` : text)
