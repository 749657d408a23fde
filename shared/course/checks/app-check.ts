import type { Check } from '../exercise.ts'
import type { AppDriver } from './app-driver.ts'
import { placeText, playSteps, valueAt } from './http.ts'
import { jwtProblem } from './jwt.ts'
import { parseJson } from './match-json.ts'
import { openApiProblem } from './openapi.ts'
import { conversationProblem } from './websocket.ts'

/** A check that asks the app of an exercise. */
export type AppCheck = Extract<Check, { kind: 'http' | 'openapi' | 'jwt' | 'queries' | 'websocket' }>

export const isAppCheck = (check: Check): check is AppCheck =>
  check.kind !== 'tests' && check.kind !== 'output'

/** Asks an app and compares. @returns what is wrong, as a sentence; undefined where the check passes */
export async function runAppCheck(check: AppCheck, driver: AppDriver): Promise<string | undefined> {
  switch (check.kind) {
    case 'http': {
      const played = await playSteps(check.steps, driver)
      return played.ok ? undefined : played.error
    }
    case 'openapi': {
      const answer = await driver.call({ method: 'GET', path: check.document, headers: [] })
      if (!answer.ok) return `GET ${check.document}: ${answer.error}`
      if (answer.value.status >= 400)
        return `GET ${check.document}: the answer has status ${answer.value.status}`
      const document = parseJson(answer.value.body)
      if (document === undefined) return `GET ${check.document}: the answer is no JSON`
      return openApiProblem(document, check.operations, check.json)
    }
    case 'jwt': {
      const played = await playSteps(check.steps, driver)
      if (!played.ok) return played.error
      const token = played.value && valueAt(played.value, check.token)
      return token === undefined ? `the answer has no ${placeText(check.token)}` : jwtProblem(token, check)
    }
    case 'queries': {
      const played = await playSteps(check.steps, driver)
      if (!played.ok) return played.error
      const { queries } = played.value ?? {}
      if (queries === undefined) return 'SQL statements cannot be counted in this language here'
      return queries > check.max
        ? `expected at most ${check.max} SQL ${check.max === 1 ? 'statement' : 'statements'}, there were ${queries}`
        : undefined
    }
    case 'websocket': {
      const heard = await driver.converse(check.clients, check.transcript)
      return heard.ok ? conversationProblem(check.clients, check.transcript, heard.value) : heard.error
    }
  }
}
