import { z } from '@hono/zod-openapi'
import type { Ctx } from './deps.ts'

/** How every table is written (see sessions/csv.ts), for the API document. */
export const CSV_FORM = 'UTF-8 with BOM, CRLF, a header row, times in ISO 8601 UTC, formulas escaped.'

/** What `sendCsv` answers with, for the API document. */
export const CSV_ANSWER = { description: 'The table.', content: { 'text/csv': { schema: z.string() } } }

/**
 * Answers with a table that browsers save as a file.
 * @param name of the file, without its ending; nothing that somebody typed
 */
export const sendCsv = (c: Ctx, table: string, name: string) =>
  c.body(table, 200, {
    'content-type': 'text/csv; charset=utf-8; header=present',
    'content-disposition': `attachment; filename="${name}.csv"`,
  })
