/**
 * Exercises of a course: what the author wrote, compiled. Staff and server know all of it, learners a part. How
 * authors write them: docs/EXERCISES.md.
 */

/** The name of an exercise's folder; also the workspace in the name of its documents. `[a-z0-9-]{1,64}` */
export type ExerciseId = string

/** A text file of an exercise, by its path below the workspace. */
export interface ExerciseFile {
  name: string
  text: string
}

/** What lists of exercises show; part of both editions of a deck. */
export interface ExerciseSummary {
  id: ExerciseId
  title: string
  /** Expected time. */
  minutes?: number
  points: number
}

/** A part of an exercise, in order. It is done when its checks pass. */
export interface ExerciseStep {
  title: string
  /** Ids of checks; for learners those of visible ones only. */
  checks: string[]
}

/** How an exercise is run. */
export interface ExerciseSetup {
  /** The file that Run begins with; absent where nothing can be run. */
  entry?: string
  /** The web app for the HTTP panel, as servers take it: `main:app`; absent for exercises without one. */
  app?: string
}

/** What a learner may know of an exercise before its solution is released. */
export interface AudienceExercise extends ExerciseSummary, ExerciseSetup {
  /** Sanitised HTML, rendered as slides are; files of the course are `asset:` addresses. */
  brief: string
  /** What a workspace begins with; the first is shown first. */
  starter: ExerciseFile[]
  /** Sanitised HTML, to be shown one by one. */
  hints: string[]
  /** Checks whose content the author lets learners see; hidden ones are not among them. */
  checks: Check[]
  /** Empty for an exercise of one piece. */
  steps: ExerciseStep[]
}

/** The whole of an exercise. Solution and hidden checks never leave the server before they are released. */
export interface StaffExercise extends AudienceExercise {
  hiddenChecks: Check[]
  /** Files that replace those of the same name in the starter. */
  solution: ExerciseFile[]
  /** For each step, all that the workspace holds when it is done. */
  stepFiles: ExerciseFile[][]
  /** Ids of the curriculum topics that it practises. */
  covers: string[]
}

interface CheckCommon {
  /** Unique in the exercise, visible and hidden checks together; the same for as long as its title is. `[a-z0-9-]{1,64}` */
  id: string
  title: string
}

/** A check, which passes or fails with a message. */
export type Check = CheckCommon &
  (
    | {
        /**
         * The test files are run beside the learner's files: unittest and pytest style in Python, jest style in
         * JavaScript and TypeScript. Not all of the files need to be tests.
         */
        kind: 'tests'
        files: ExerciseFile[]
      }
    | {
        /** What a program writes to stdout is compared; line ends, and white space at its ends, do not count. */
        kind: 'output'
        expected: TextMatch
        /** The file that is run; the exercise's `entry` where it is absent. */
        entry?: string
        /** What the program can read from stdin. */
        input?: string
      }
    /** Requests to the exercise's app, in order; the first that is not answered as expected fails the check. */
    | { kind: 'http'; steps: HttpStep[] }
    /** What the app's OpenAPI document, asked for at `document`, must have at least. */
    | { kind: 'openapi'; document: string; operations: OpenApiOperation[]; json?: Json }
    | {
        /** A JSON Web Token is taken from the answer to the last request, and read; its signature is not verified. */
        kind: 'jwt'
        steps: HttpStep[]
        token: Place
        /** What the token's header must have at least, e.g. `alg`. */
        header: JsonObject
        /** What the claims must have at least. */
        claims: JsonObject
        /** Claims that must be there, whatever they are. */
        required: string[]
        /** `exp` may be at most this many seconds after `iat`. */
        maxSeconds?: number
      }
    /** During the last request the app may execute at most `max` SQL statements. */
    | { kind: 'queries'; steps: HttpStep[]; max: number }
    | {
        /** WebSockets to the app: all clients connect in their order, then the transcript is played. */
        kind: 'websocket'
        clients: WebSocketClient[]
        transcript: WebSocketStep[]
      }
  )

export type CheckKind = Check['kind']

export type Json = null | boolean | number | string | Json[] | JsonObject
export interface JsonObject {
  [key: string]: Json
}

/** How a text is compared. `matches`: a regular expression of JavaScript that finds something in it. */
export type TextMatch = { equals: string } | { contains: string } | { matches: string }

/** Where a value stands in a response: a JSON pointer into its body (RFC 6901), or a header in lower case. */
export type Place = { pointer: string } | { header: string }

/**
 * One request to the app, and what is expected of its response. In `path`, `headers` and `body` (not in the names of
 * headers and keys) `${name}` stands for a value that an earlier step has saved; a JSON string that is nothing else
 * becomes the value as it was, a number for instance.
 */
export interface HttpStep {
  /** In upper case. */
  method: string
  /** With query, beginning with `/`. */
  path: string
  /** Names in lower case. */
  headers: Record<string, string>
  /** JSON and forms bring their `content-type`, unless `headers` has one. */
  body?:
    | { kind: 'text'; text: string }
    | { kind: 'json'; value: Json }
    | { kind: 'form'; fields: Record<string, string> }
  expect: HttpExpectation
  /** Name of a value → where it is taken from. A value that is not there fails the check. */
  save: Record<string, Place>
}

/** What is absent is not compared. */
export interface HttpExpectation {
  /** Any of these; absent: any status below 400. */
  status?: number[]
  /** By name in lower case; `null`: there must be no such header. */
  headers: Record<string, TextMatch | null>
  body?: TextMatch
  /**
   * What the body, as JSON, must have at least: each key of an object, with a value that has at least what is here;
   * lists have the same length and are compared in order; other values are equal.
   */
  json?: Json
  schema?: JsonSchema
}

export type JsonType = 'null' | 'boolean' | 'integer' | 'number' | 'string' | 'array' | 'object'

/** The keywords of JSON Schema 2020-12 that can be used, each with the meaning that it has there. */
export interface JsonSchema {
  type?: JsonType | JsonType[]
  enum?: Json[]
  const?: Json
  properties?: Record<string, JsonSchema>
  required?: string[]
  additionalProperties?: boolean | JsonSchema
  items?: JsonSchema
  minItems?: number
  maxItems?: number
  uniqueItems?: boolean
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  exclusiveMaximum?: number
  minLength?: number
  maxLength?: number
  pattern?: string
  anyOf?: JsonSchema[]
  allOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  not?: JsonSchema
}

/** An operation that an OpenAPI document must describe. */
export interface OpenApiOperation {
  /** In upper case. */
  method: string
  /** As in the document: `/books/{id}`; the names of parameters in it do not count. */
  path: string
  parameters: { name: string; in?: 'query' | 'path' | 'header' | 'cookie'; required?: boolean }[]
  /** Statuses that must be described: `200`, `4XX`, `default`. */
  responses: string[]
  /** Media type of the body that it takes. */
  body?: string
}

export interface WebSocketClient {
  /** Unique in the check. */
  name: string
  /** With query, beginning with `/`. */
  path: string
  /** Names in lower case. */
  headers: Record<string, string>
}

/**
 * One step of a transcript; `client` is the name of who does or expects it. `receive` and `receive-json`: the next
 * message (compared as `HttpExpectation.json` is) · `close`: the client goes · `closed`: the server closes.
 */
export type WebSocketStep = { client: string } & (
  | { do: 'send'; text: string }
  | { do: 'send-json'; value: Json }
  | { do: 'receive'; text: TextMatch }
  | { do: 'receive-json'; json: Json }
  | { do: 'close' }
  | { do: 'closed'; code?: number }
)
