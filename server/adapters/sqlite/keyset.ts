import { asc, desc, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Page } from '../../ports/page.ts'

/**
 * The parts of a query that give a page. Rows are compared as pairs of sort key and id, so that an index over both
 * leads straight to the page.
 * @param key the column or expression that the page's field stands for
 * @param id a column that is unique in the list
 */
export function keyset(
  key: SQLiteColumn | SQL,
  id: SQLiteColumn,
  { sort: { descending }, after }: Pick<Page, 'sort' | 'after'>,
): { where: SQL | undefined; orderBy: [SQL, SQL] } {
  const sign = sql.raw(descending ? '<' : '>')
  const direction = descending ? desc : asc
  return {
    where: after && sql`(${key}, ${id}) ${sign} (${after.key}, ${after.id})`,
    orderBy: [direction(key), direction(id)],
  }
}
