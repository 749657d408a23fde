/**
 * What programs may be allowed: each scope with a sentence for whoever gives it away. A scope never gives more than
 * the account has whose token it is. Stored with tokens, so a name that was released stays.
 */
export const SCOPES = {
  'courses:read': 'See which courses there are',
  'courses:write': 'Upload and change courses',
  'sessions:read': 'List sessions, and read their slides and exercises with the notes of staff',
  'sessions:write': 'Open, enter, run and end sessions, and read the links that bring people in',
  'reports:read': 'Read attendance, results and the work of learners',
  webhooks: 'Manage webhooks',
  'jobs:read': 'See what the server does in the background',
  'jobs:write': 'Try background work again, and cancel it',
  'users:read': 'See who has an account',
  'users:write': 'Make accounts for instructors and deactivate them (owners only)',
} as const

export type Scope = keyof typeof SCOPES

export const SCOPE_NAMES = Object.keys(SCOPES) as [Scope, ...Scope[]]

export const isScope = (name: string): name is Scope => Object.hasOwn(SCOPES, name)
