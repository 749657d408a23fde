import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { isScope, SCOPE_NAMES, type Scope } from '../../shared/wire/scopes.ts'
import { SERVICE_TOKEN_SECONDS } from '../auth/service-clients.ts'
import { TokenAnswer, TokenError, TokenRequest } from './access-schemas.ts'
import type { Ctx, Env, HttpDeps } from './deps.ts'
import { json, problems } from './schemas.ts'
import { throttled } from './throttled.ts'

const FORM = 'application/x-www-form-urlencoded'

const token = createRoute({
  method: 'post',
  path: '/oauth/token',
  tags: ['Programs'],
  summary: 'Get a token for a service',
  description:
    'OAuth 2 client credentials (RFC 6749 §4.4). The client says who it is by HTTP Basic (`client_secret_basic`) or in the body (`client_secret_post`). `scope` narrows what the token may do. Errors are those of RFC 6749 §5.2.',
  request: {
    body: { required: true, content: { [FORM]: { schema: TokenRequest } } },
  },
  responses: {
    200: json(TokenAnswer, 'The token, good for an hour.'),
    400: json(TokenError, '`invalid_request`, `unsupported_grant_type` or `invalid_scope`.'),
    401: json(TokenError, '`invalid_client`.'),
    429: json(
      TokenError,
      '`temporarily_unavailable`: too many attempts; `Retry-After` says how long to wait.',
    ),
    ...problems(403, 413, 503),
  },
})

/** The endpoint where services get their tokens. */
export function oauth(api: OpenAPIHono<Env>, deps: HttpDeps): void {
  const { auth } = deps
  api.use(token.path, async (c, next) => {
    if (c.req.header('content-type')?.startsWith(FORM)) return next()
    c.header('cache-control', 'no-store')
    return c.json(failed('invalid_request', `The body must be ${FORM}.`), 400)
  })
  api.openapi(
    token,
    async (c) => {
      c.header('cache-control', 'no-store')
      const body = c.req.valid('form')
      const credentials = credentialsOf(c, body)
      if (credentials === 'twice') {
        return c.json(failed('invalid_request', 'The client said who it is in two ways.'), 400)
      }
      if (!credentials) return refuse(c, 'The client did not say who it is.')
      // By address as well: whoever knows the id of a client must not lock it out.
      const attempts = `service ${credentials.id} from ${c.get('address')}`
      const refusal = throttled(c, deps, attempts)
      if (refusal) {
        c.header('retry-after', String(Math.ceil(refusal.retryAfter ?? 1)))
        return c.json(failed('temporarily_unavailable', refusal.detail), 429)
      }
      const client = await auth.serviceClients.authenticate(credentials.id, credentials.secret)
      if (!client) return refuse(c, 'The client is unknown, its secret is wrong, or it was revoked.')
      auth.throttle.succeeded(attempts, c.get('address'))
      if (body.grant_type !== 'client_credentials') {
        return c.json(failed('unsupported_grant_type', 'Only “client_credentials” is supported.'), 400)
      }
      const scopes = narrowed(client.scopes, body.scope)
      if (typeof scopes === 'string') return c.json(failed('invalid_scope', scopes), 400)
      return c.json(
        {
          access_token: await auth.serviceClients.issue(client, scopes),
          token_type: 'Bearer' as const,
          expires_in: SERVICE_TOKEN_SECONDS,
          scope: scopes.join(' '),
        },
        200,
      )
    },
    (result, c) => {
      if (result.success) return undefined
      c.header('cache-control', 'no-store')
      const said = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
      return c.json(failed('invalid_request', ascii(said.join(' '))), 400)
    },
  )
}

/** What clients of OAuth look up by themselves (RFC 8414). */
export function oauthMetadata(app: OpenAPIHono<Env>, { addresses }: HttpDeps): void {
  app.get('/.well-known/oauth-authorization-server', (c) => {
    const issuer = addresses.linkBase(c.req.header('host'))
    return c.json({
      issuer,
      token_endpoint: `${issuer}/api/v1/oauth/token`,
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
      grant_types_supported: ['client_credentials'],
      response_types_supported: [],
      scopes_supported: SCOPE_NAMES,
      service_documentation: `${issuer}/api/v1/openapi.json`,
    })
  })
}

interface Credentials {
  id: string
  secret: string
}

/** RFC 6749 §2.3.1: by HTTP Basic, whose two parts are form-encoded, or in the body; never both. */
function credentialsOf(
  c: Ctx,
  body: { client_id?: string | undefined; client_secret?: string | undefined },
): Credentials | 'twice' | undefined {
  // As long as those in the body may be: attempts are counted under the id, in memory.
  const basic = /^Basic +([\w+/=-]{1,400})$/i.exec(c.req.header('authorization') ?? '')?.[1]
  const { client_id: id, client_secret: secret } = body
  if (basic !== undefined) {
    if (secret !== undefined) return 'twice'
    const text = Buffer.from(basic, 'base64').toString('utf8')
    const colon = text.indexOf(':')
    if (colon < 0) return undefined
    return { id: formDecoded(text.slice(0, colon)), secret: formDecoded(text.slice(colon + 1)) }
  }
  return id === undefined || secret === undefined ? undefined : { id, secret }
}

function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text // what was not encoded: our own ids and secrets need no encoding
  }
}

/** @returns the scopes of the token, or what is wrong with those that were asked for */
function narrowed(all: readonly Scope[], asked: string | undefined): readonly Scope[] | string {
  const wanted = (asked ?? '').split(' ').filter((name) => name !== '')
  if (wanted.length === 0) return all
  const wrong = wanted.find((name) => !isScope(name) || !all.includes(name))
  if (wrong !== undefined) return ascii(`The client does not have the scope "${wrong}".`)
  return all.filter((name) => wanted.includes(name))
}

const failed = (error: string, description: string) => ({ error, error_description: ascii(description) })

/** RFC 6749 §5.2 allows these letters only in descriptions. */
const ascii = (text: string) =>
  text.replaceAll(/[“”]/g, "'").replaceAll(/[^\x20-\x21\x23-\x5b\x5d-\x7e]/g, '?')

function refuse(c: Ctx, description: string) {
  return c.json(failed('invalid_client', description), 401, { 'www-authenticate': 'Basic realm="Lectern"' })
}
