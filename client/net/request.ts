import { ApiError, errorFrom, isJson, notOurs, unreachable } from './problem.ts'

/** Longer than any honest answer takes, shorter than a person's patience. */
const TIMEOUT_MS = 20_000

interface RequestOptions {
  body?: object | undefined
  signal?: AbortSignal | undefined
}

/**
 * One JSON request to this origin.
 * @returns the parsed body, or undefined for an answer without content
 * @throws ApiError for every failure but one: a request ended by `signal` rejects with the signal's reason
 */
export async function request<T>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  options: RequestOptions,
): Promise<T> {
  const { body, signal } = options
  signal?.throwIfAborted()
  const controller = new AbortController()
  const forward = () => controller.abort(signal?.reason)
  signal?.addEventListener('abort', forward)
  const timer = setTimeout(() => controller.abort(), TIMEOUT_MS)
  try {
    const response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json, application/problem+json',
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: controller.signal,
    })
    if (!response.ok) throw await errorFrom(response, Date.now())
    if (response.status === 204) return undefined as T
    if (!isJson(response)) throw notOurs(response.status)
    return (await response.json()) as T
  } catch (error) {
    if (signal?.aborted) throw signal.reason
    if (error instanceof ApiError) throw error
    throw unreachable(controller.signal.aborted ? 'timeout' : 'offline')
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', forward)
  }
}
