import type { WebSocketClient, WebSocketStep } from '../exercise.ts'
import type { Heard } from './app-driver.ts'
import { first, jsonProblem, parseJson } from './match-json.ts'
import { textProblem } from './match-text.ts'
import { showText } from './show.ts'

/** @returns the first step of a conversation that did not go as written, as a phrase; undefined for none */
export function conversationProblem(
  clients: readonly WebSocketClient[],
  transcript: readonly WebSocketStep[],
  heard: { connected: readonly Heard[]; steps: readonly Heard[] },
): string | undefined {
  const refused = first(clients, ({ name, path }, at) => {
    const came = heard.connected[at]
    // A transcript may expect that somebody is turned away.
    const expected = transcript.some((step) => step.client === name && step.do === 'closed')
    return came?.kind === 'done' || expected
      ? undefined
      : `${name} could not connect to ${path}: ${cameText(came)}`
  })
  return refused ?? first(transcript, (step, at) => stepProblem(step, at, heard.steps[at]))
}

function stepProblem(step: WebSocketStep, at: number, came: Heard | undefined): string | undefined {
  const name = `step ${at + 1}, ${step.client}`
  switch (step.do) {
    case 'send':
    case 'send-json':
    case 'close':
      return came?.kind === 'done' ? undefined : `${name} could not send: ${cameText(came)}`
    case 'closed':
      if (came?.kind !== 'closed') return `${name}: expected the server to close, ${cameText(came)}`
      if (step.code === undefined || step.code === came.code) return undefined
      return `${name}: expected the server to close with ${step.code}, it closed with ${came.code}`
    case 'receive':
    case 'receive-json': {
      if (came?.kind !== 'message') return `${name}: expected a message, ${cameText(came)}`
      const wrong =
        step.do === 'receive' ? textProblem(came.text, step.text) : jsonWrong(came.text, step.json)
      return wrong && `${name}: ${wrong}`
    }
  }
}

function jsonWrong(text: string, expected: Parameters<typeof jsonProblem>[1]): string | undefined {
  const json = parseJson(text)
  return json === undefined ? `expected JSON, got ${showText(text)}` : jsonProblem(json, expected)
}

function cameText(came: Heard | undefined): string {
  switch (came?.kind) {
    case 'closed':
      return `the server closed with ${came.code}`
    case 'message':
      return `got the message ${showText(came.text)}`
    case 'done':
      return 'nothing was received'
    default:
      return 'nothing came in time'
  }
}
