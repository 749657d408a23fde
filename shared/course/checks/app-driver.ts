import type { Result } from '../../result.ts'
import type { WebSocketClient, WebSocketStep } from '../exercise.ts'

/** A request to the app of an exercise, with nothing left to be filled in. */
export interface AppCall {
  method: string
  path: string
  headers: [name: string, value: string][]
  body?: string
}

export interface AppAnswer {
  status: number
  /** Names in lower case; several of one name are possible. */
  headers: [name: string, value: string][]
  body: string
  /** SQL statements that were executed meanwhile; absent where they cannot be counted. */
  queries?: number
}

/** What came of a step of a conversation: a message, the end of the connection, or nothing in time. */
export type Heard =
  | { kind: 'done' }
  | { kind: 'message'; text: string }
  | { kind: 'closed'; code: number }
  | { kind: 'silence' }

/**
 * How an app is asked, wherever it runs. Each check gets a driver of its own, whose app has just been started. What
 * cannot be asked gives a sentence for the learner in place of an answer.
 */
export interface AppDriver {
  call(request: AppCall): Promise<Result<AppAnswer, string>>
  /**
   * All clients connect in their order, then the steps are gone through until one does not do what it says.
   * @returns what came of each client's connection, and of each step up to that one
   */
  converse(
    clients: readonly WebSocketClient[],
    steps: readonly WebSocketStep[],
  ): Promise<Result<{ connected: Heard[]; steps: Heard[] }, string>>
}
