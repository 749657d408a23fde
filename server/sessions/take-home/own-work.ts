import type { Catalog } from '../../../shared/course/catalog.ts'
import type { ExerciseFile, ExerciseId } from '../../../shared/course/exercise.ts'
import type { ParticipantId } from '../../../shared/ids.ts'
import { type DocumentName, documentRight, seedOf } from '../../../shared/session/documents.ts'
import type { SessionState } from '../../../shared/session/session.ts'
import type { Workspace } from '../../../shared/session/work/state.ts'
import { filesIn } from '../../ports/document-files.ts'
import type { DocumentStore } from '../../ports/documents.ts'

/** A workspace that somebody wrote in, alone or with their team, with what stands in it now. */
export interface OwnWork {
  /** Below `code/`; the same for the same state of the session. */
  folder: string
  exercise: ExerciseId
  title: string
  team: boolean
  workspace: Workspace
  files: ExerciseFile[]
  /** Its files are missing here, because there is too much of it. */
  tooLarge: boolean
}

/** What is needed of the rest of the program to read workspaces. */
export interface WorkSource {
  state: SessionState
  catalog: Catalog
  store: Pick<DocumentStore, 'load'>
  /** Stores what is still in memory. */
  flush(document: DocumentName): Promise<unknown>
}

/**
 * The workspaces of a learner, their own first and then those of the teams that they may read, in the order in which
 * they were opened.
 * @param maxBytes of all files together (UTF-8); a workspace that goes beyond it comes without its files
 * @throws StoreUnavailable
 */
export async function ownWork(
  source: WorkSource,
  participant: ParticipantId,
  maxBytes: number,
): Promise<OwnWork[]> {
  const { state, catalog } = source
  const found: OwnWork[] = []
  const folders = new Set<string>()
  let left = maxBytes
  for (const { workspace, team, name } of workspacesOf(state, participant)) {
    const { exercise } = workspace
    const files = await filesNow(source, name)
    const bytes = files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)
    const tooLarge = bytes > left
    if (!tooLarge) left -= bytes
    found.push({
      folder: freeFolder(folders, team ? `${exercise}-team` : exercise),
      exercise,
      title: catalog.exercises.get(exercise)?.title ?? exercise,
      team,
      workspace,
      files: tooLarge ? [] : files,
      tooLarge,
    })
  }
  return found
}

function workspacesOf(state: SessionState, participant: ParticipantId) {
  const { byOwner } = state.work
  const teams = [...state.teams.items.values()].filter(({ members }) => members.includes(participant))
  return [participant, ...teams.map(({ id }) => id)]
    .flatMap((owner) => byOwner.get(owner) ?? [])
    .map((workspace) => ({
      workspace,
      team: workspace.owner !== participant,
      name: `${state.lifecycle.id}/work/${workspace.exercise}/${workspace.owner}`,
    }))
    .filter(({ name }) => documentRight(state, name, participant) !== undefined)
}

/** A workspace that nobody has typed in yet may not be stored: it holds what it begins with. */
async function filesNow({ state, catalog, store, flush }: WorkSource, name: DocumentName) {
  await flush(name)
  const { seq, state: stored } = await store.load(name)
  const files = seq === 0 ? (seedOf(state, name, catalog) ?? []) : filesIn(stored)
  return [...files].sort((a, b) => (a.name < b.name ? -1 : 1))
}

function freeFolder(taken: Set<string>, wanted: string): string {
  let folder = wanted
  for (let n = 2; taken.has(folder); n++) folder = `${wanted}-${n}`
  taken.add(folder)
  return folder
}
