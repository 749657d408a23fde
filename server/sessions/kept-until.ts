const DAY_MS = 24 * 3_600_000

/**
 * When a session that has ended may be deleted at the earliest.
 * @param days as the setting LECTERN_RETENTION_DAYS says; undefined: it is kept
 * @returns ms since the epoch; undefined where it is kept, or has not ended
 */
export const keptUntil = (endedAt: number | undefined, days: number | undefined): number | undefined =>
  endedAt === undefined || days === undefined ? undefined : endedAt + days * DAY_MS
