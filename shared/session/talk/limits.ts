/** Bounds of what people say to each other, for server and client. */

/** Characters of a question. */
export const ASK_MAX = 300
/** Questions of a session. */
export const ASKS_MAX = 1_000
/** Open questions of one person, at a time. */
export const OPEN_ASKS_MAX = 10

/** Who has raised a hand is told their place when it is one of the first so many. */
export const HAND_PLACES_TOLD = 20

/** Characters of an announcement. */
export const ANNOUNCEMENT_MAX = 500
/** The oldest goes when there are more. */
export const ANNOUNCEMENTS_SHOWN = 5

/** What somebody said about the pace counts for so long. */
export const MOOD_MS = 5 * 60_000
/** The curve has a point for every stretch of this length. */
export const PACE_STEP_MS = 30_000
