/** What came of a check, as it travels and is kept. Messages are for the learner and bounded by `CHECK_MESSAGE_MAX`. */
export interface CheckOutcome {
  /** Id of the check. */
  check: string
  ok: boolean
  /** Why it failed; absent where it passed. */
  message?: string
}

export const CHECK_MESSAGE_MAX = 300
