import { Hono, type Context } from 'hono'

export const CLIENTS: Record<string, { redirectUri: string }> = {
  shop: { redirectUri: 'https://shop.example/callback' },
  app: { redirectUri: 'com.example.app:/callback' },
}
const CODE_SECONDS = 60

interface Code {
  clientId: string
  redirectUri: string
  challenge: string
  user: string
  expires: number
}
const codes = new Map<string, Code>()

export function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

// Step 1: the client's end
export function newVerifier(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)))
}

export async function challengeOf(verifier: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))
  return base64url(new Uint8Array(digest))
}

export const app = new Hono()

// Step 2: the code
app.get('/authorize', (c) => {
  const { response_type, client_id = '', redirect_uri = '', state = '', ...pkce } = c.req.query()
  const client = Object.hasOwn(CLIENTS, client_id) ? CLIENTS[client_id] : undefined
  if (!client || redirect_uri !== client.redirectUri) {
    return c.text('This client or its address is not registered.', 400)
  }
  if (response_type !== 'code') return back(c, redirect_uri, { error: 'unsupported_response_type', state })
  if (!pkce.code_challenge || pkce.code_challenge_method !== 'S256') {
    return back(c, redirect_uri, { error: 'invalid_request', state })
  }
  const code = newVerifier()
  codes.set(code, {
    clientId: client_id,
    redirectUri: redirect_uri,
    challenge: pkce.code_challenge,
    user: 'ada',
    expires: Date.now() + CODE_SECONDS * 1000,
  })
  return back(c, redirect_uri, { code, state })
})

function back(c: Context, redirectUri: string, parameters: Record<string, string>) {
  const target = new URL(redirectUri)
  for (const [name, value] of Object.entries(parameters)) target.searchParams.set(name, value)
  return c.redirect(target.toString())
}

// Step 3: the token
app.post('/token', async (c) => {
  const form = await c.req.parseBody()
  if (form.grant_type !== 'authorization_code') return c.json({ error: 'unsupported_grant_type' }, 400)

  const text = String(form.code)
  const code = codes.get(text)
  codes.delete(text) // used up, whatever comes now
  const fits =
    code !== undefined &&
    Date.now() < code.expires &&
    form.client_id === code.clientId &&
    form.redirect_uri === code.redirectUri &&
    typeof form.code_verifier === 'string' &&
    (await challengeOf(form.code_verifier)) === code.challenge
  if (!fits) return c.json({ error: 'invalid_grant' }, 400)

  c.header('Cache-Control', 'no-store')
  return c.json({ access_token: newVerifier(), token_type: 'Bearer', expires_in: 900 })
})
