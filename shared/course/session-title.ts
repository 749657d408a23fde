import type { CourseModule } from './deck.ts'

/** Characters of a session's title. */
export const SESSION_TITLE_MAX = 120

/**
 * The title of a session that nobody gave one: that of the course, and behind it those of its modules where one or
 * two of more were chosen. With more, or where it would be too long, the course's title says enough.
 *
 * @param chosen numbers of the modules, from 1; absent for the whole course
 */
export function sessionTitle(
  course: string,
  modules: readonly CourseModule[],
  chosen: readonly number[] | undefined,
): string {
  if (chosen === undefined || chosen.length > 2 || chosen.length >= modules.length) return course
  const titles = chosen.flatMap((number) => modules[number - 1]?.title ?? [])
  const title = `${course}: ${titles.join(', ')}`
  return titles.length === 0 || title.length > SESSION_TITLE_MAX ? course : title
}
