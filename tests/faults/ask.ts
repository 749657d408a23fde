import { request } from 'node:http'

export interface Answer<T> {
  status: number
  body: T
  /** `name=value` of each cookie that was set. */
  cookies: string[]
}

export interface Question {
  method?: 'GET' | 'POST'
  body?: object
  headers?: Record<string, string>
}

/**
 * Asks over a connection of its own, as every phone of a class does.
 * @throws Error where no whole answer came: the server is away, or was killed meanwhile
 */
export function ask<T>(
  url: string,
  { method = 'POST', body, headers = {} }: Question = {},
): Promise<Answer<T>> {
  const text = body === undefined ? '' : JSON.stringify(body)
  const about =
    method === 'GET' ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }
  return new Promise((resolve, reject) => {
    const call = request(url, { method, agent: false, headers: { ...about, ...headers } }, (response) => {
      let answer = ''
      response.setEncoding('utf8')
      response.on('data', (data) => {
        answer += data
      })
      response.on('error', reject)
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          body: (answer === '' ? undefined : JSON.parse(answer)) as T,
          cookies: (response.headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0] ?? ''),
        }),
      )
    })
    call.on('error', reject)
    call.end(text)
  })
}
