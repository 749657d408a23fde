import type { SessionState } from '../session/session.ts'
import type { Workspace } from '../session/work.ts'
import type { TeamView, WorkSlice, WorkView } from './slices.ts'

/** Lists show one line of an error: the view of a whole class with every exercise stays small. */
const ERROR_MAX = 120

/** The same workspace gives the same object, so that a change of one is found without comparing all. */
const views = new WeakMap<Workspace, WorkView>()

export function workSlice({ work, teams }: SessionState): WorkSlice {
  const items: WorkSlice['items'] = {}
  for (const all of work.byOwner.values()) {
    for (const workspace of all) {
      const { exercise, owner } = workspace
      const owners = items[exercise] ?? {}
      items[exercise] = owners
      owners[owner] = viewOf(workspace)
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

function viewOf(workspace: Workspace): WorkView {
  const known = views.get(workspace)
  if (known) return known
  const { openedAt, lastRun, failing } = workspace
  const made: WorkView = {
    openedAt,
    ...(lastRun ? { lastRun: runView(lastRun) } : {}),
    ...(failing > 0 ? { failing } : {}),
  }
  views.set(workspace, made)
  return made
}

function runView({ at, ok, error }: NonNullable<Workspace['lastRun']>): NonNullable<WorkView['lastRun']> {
  if (!error) return { at, ok }
  const text = error.message === '' ? error.name : `${error.name}: ${error.message}`
  return { at, ok, error: text.length > ERROR_MAX ? `${text.slice(0, ERROR_MAX - 1)}…` : text }
}
