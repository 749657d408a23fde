import { err, ok } from '../../result.ts'
import type { AppError, CheckRunner, FailedEvent, KilledEvent, Program } from '../../runner/types.ts'
import type { AppDriver } from './app-driver.ts'

/** Asks an app in a runner's sandbox, started anew for the first request. */
export function appDriver(runner: CheckRunner, program: Program, app: string): AppDriver {
  let started = false
  return {
    async call({ method, path, headers, body }) {
      const request = { method, path, headers, ...(body === undefined ? {} : { body }) }
      const came = await runner.request({ ...program, app, request, restart: !started })
      started = true
      if (came.type !== 'response') return err(reasonOf(came))
      const { status, body: text, queries } = came
      // What servers answer to an error inside the app says nothing; its trace says all.
      const trace = status === 500 && text === 'Internal Server Error' ? lastLine(came.stderr) : ''
      return ok({
        status,
        headers: came.headers,
        body: trace || text,
        ...(queries === undefined ? {} : { queries }),
      })
    },
    async converse(clients, transcript) {
      const came = await runner.converse({ ...program, app, clients, transcript })
      if (came.type !== 'conversation') return err(reasonOf(came))
      return ok({ connected: came.connected, steps: came.steps })
    },
  }
}

const reasonOf = (came: AppError | KilledEvent | FailedEvent): string =>
  came.type === 'error'
    ? `the app could not be started: ${came.error.name}: ${came.error.message}`
    : came.message

const lastLine = (text: string) => text.trimEnd().split('\n').at(-1) ?? ''
