import type { NewAccessToken, NewServiceClient } from '../../shared/wire/access.ts'
import type { Scope } from '../../shared/wire/scopes.ts'
import type { Browser, HttpApp } from './http-app.ts'

/** Makes an access token of the account that a browser is signed in to. */
export async function makeToken(
  browser: Browser,
  scopes: Scope[],
  more: { name?: string; expiresAt?: number } = {},
): Promise<NewAccessToken> {
  const answer = await browser.post('/api/v1/tokens', { name: 'A script', scopes, ...more })
  if (answer.status !== 201) throw new Error(await answer.text())
  return (await answer.json()) as NewAccessToken
}

export async function makeClient(browser: Browser, scopes: Scope[]): Promise<NewServiceClient> {
  const answer = await browser.post('/api/v1/service-clients', { name: 'A platform', scopes })
  if (answer.status !== 201) throw new Error(await answer.text())
  return (await answer.json()) as NewServiceClient
}

/** Asks as a program does: with a bearer token, without cookies and `Origin`. */
export function ask(
  app: HttpApp,
  secret: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Response> {
  return app.request(`/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${secret}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}
