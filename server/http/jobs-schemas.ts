import { z } from '@hono/zod-openapi'
import * as wire from '../../shared/wire/jobs.ts'
import * as examples from './jobs-examples.ts'
import { pageOf } from './listing.ts'

/** The schemas of shared/wire/jobs.ts under the names that they have in the OpenAPI document. */
export const Job = wire.jobBody.clone().openapi('Job', { example: examples.job })
export const JobList = pageOf(Job).openapi('JobList', { example: examples.jobList })
export const Export = wire.exportBody.clone().openapi('Export', { example: examples.exported })
export const ExportList = pageOf(Export).openapi('ExportList', { example: examples.exportList })

export const jobParam = z.object({
  id: z
    .string()
    .max(40)
    .openapi({
      param: { name: 'id', in: 'path' },
      description: 'Id of a background job',
      example: examples.JOB,
    }),
})
