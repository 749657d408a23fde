import { type Catalog, EMPTY_CATALOG } from '../../shared/course/catalog.ts'
import type { DecideContext } from '../../shared/session/context.ts'
import type { Actor } from '../../shared/session/envelope.ts'

/** What a decision is made in: a command that did not have to wait, from a process that knows all ballots. */
export const contextAt = (now: number, actor: Actor, catalog: Catalog = EMPTY_CATALOG): DecideContext => ({
  now,
  receivedAt: now,
  actor,
  catalog,
  ballotOf: (scope) =>
    actor.kind === 'participant' ? `ballot:${[...actor.id].reverse().join('')}:${scope}` : undefined,
})
