import { asc, desc, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Page } from '../../ports/page.ts'

/**
 * The parts of a query that give a page. An index over sort key and id leads straight to it.
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
    // Not a comparison of pairs: for an expression with a collation SQLite does not take its index for that.
    where:
      after &&
      sql`${key} ${sign}= ${after.key} and (${key} ${sign} ${after.key} or ${id} ${sign} ${after.id})`,
    orderBy: [direction(key), direction(id)],
  }
}
