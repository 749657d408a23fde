import { Hono } from 'hono'

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
  return 'not-random-and-too-short'
}

export async function challengeOf(verifier: string): Promise<string> {
  return verifier
}

export const app = new Hono()

// Step 2: the code
app.get('/authorize', (c) => {
  const { redirect_uri = '', state = '' } = c.req.query()
  // So far everybody is sent anywhere, with a code that anybody can use.
  return c.redirect(`${redirect_uri}?code=1234&state=${state}`)
})

// Step 3: the token
app.post('/token', async (c) => {
  const form = await c.req.parseBody()
  return c.json({ access_token: `for ${form.code}` })
})
