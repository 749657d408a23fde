import type { OpenAPIHono } from '@hono/zod-openapi'
import { SCOPES } from '../../shared/wire/scopes.ts'
import type { Env } from './deps.ts'

const TAGS = [
  { name: 'Accounts', description: 'The owner of the installation and its instructors.' },
  { name: 'Programs', description: 'Access tokens, and services by OAuth 2 client credentials.' },
  { name: 'Courses', description: 'What can be taught.' },
  { name: 'Sessions', description: 'Live runs of a course.' },
  { name: 'Joining', description: 'Coming into a session, by code or by invitation.' },
  { name: 'Live', description: 'Connecting to a session; the messages are described in docs/PROTOCOL.md.' },
  { name: 'Slides', description: 'The deck of a session and its files.' },
  {
    name: 'Documents',
    description: 'Shared code and notes; typing goes over `/collab`, see docs/COLLAB.md.',
  },
  { name: 'Exercises', description: 'What learners hand in.' },
  { name: 'Reports', description: 'What is known of a session afterwards, and while it lasts.' },
  {
    name: 'Webhooks',
    description: 'Being told of what happens in sessions; how messages are signed is in docs/WEBHOOKS.md.',
  },
  { name: 'API', description: 'The API itself.' },
]

const cookie = (name: string, description: string) =>
  ({ type: 'apiKey', in: 'cookie', name, description }) as const

/** The document that describes the API, OpenAPI 3.1, made from the routes. */
export function openApiDocument(api: OpenAPIHono<Env>) {
  const schemes = {
    participant: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description: 'The `token` that joining a session answers with. It is good in that session only.',
    },
    personalToken: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'lpat_…',
      description:
        'A personal access token: it acts for the account that made it, within its scopes. What is listed with an operation is the scope that it needs.',
    },
    service: {
      type: 'oauth2',
      description: 'A token of a service client, which acts for the account that made the client.',
      flows: { clientCredentials: { tokenUrl: '/api/v1/oauth/token', scopes: { ...SCOPES } } },
    },
    account: cookie('lectern_account', 'Set by signing in.'),
    staffCookie: cookie('lectern_s_{id}', 'Set by accepting an invitation to the session `id`.'),
    learnerCookie: cookie('lectern_l_{id}', 'Set by joining the session `id`.'),
  } as const
  for (const [name, scheme] of Object.entries(schemes)) {
    api.openAPIRegistry.registerComponent('securitySchemes', name, scheme)
  }
  return api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Lectern',
      version: '1',
      description:
        'Live programming classes. Times are milliseconds since the epoch on the server’s clock. Errors are problem details (RFC 9457). Requests that change something and carry cookies need the header `Origin` (browsers send it).',
      license: { name: 'MIT', url: 'https://spdx.org/licenses/MIT.html' },
    },
    servers: [{ url: '/api/v1' }],
    // What does not say otherwise is open to everybody.
    security: [],
    tags: TAGS,
  })
}
