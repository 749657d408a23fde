import { app, CLIENTS } from './main.ts'

// The example of RFC 7636, appendix B
export const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
export const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'

/** A code for the client, as the browser carries it back. */
export async function codeFor(client: string, challenge = CHALLENGE): Promise<string> {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: client,
    redirect_uri: CLIENTS[client]!.redirectUri,
    state: 'xyz',
    code_challenge: challenge,
    code_challenge_method: 'S256',
  })
  const response = await app.request(`/authorize?${query}`)
  const location = response.headers.get('location') ?? ''
  return new URLSearchParams(location.split('?')[1]).get('code') ?? ''
}

export async function trade(code: string, changes: Record<string, string> = {}) {
  const form: Record<string, string> = {
    grant_type: 'authorization_code',
    code,
    client_id: 'shop',
    redirect_uri: 'https://shop.example/callback',
    code_verifier: VERIFIER,
    ...changes,
  }
  for (const [name, value] of Object.entries(form)) if (value === '') delete form[name]
  const response = await app.request('/token', {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
  })
  return { status: response.status, headers: response.headers, json: await response.json() }
}
