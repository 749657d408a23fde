import { useState } from 'react'
import { ApiError } from '../net/problem.ts'
import { useRequest } from './use-request.ts'

/** A page of a list as the server gives it. */
export interface PageOf<Item> {
  items: Item[]
  next?: string | undefined
  total?: number | undefined
}

export interface Pages<Item, Page extends PageOf<Item> = PageOf<Item>> {
  /** The first page of the list that is asked for, with what else it says; absent until it is here. */
  first?: Page
  /** Of all pages that were asked for; absent before the first is here. While another list is asked for, the last one. */
  items?: Item[]
  /** Items on all pages, those included that were not asked for. */
  total: number
  /** Why the last attempt failed. */
  error?: ApiError
  busy: boolean
  /** Asks for the next page; absent where there is none. */
  showMore?: () => void
  reload: () => void
}

interface Further<Item> {
  /** The first page that these go on from: with another one they are out of date. */
  of: PageOf<Item>
  items: Item[]
  next: string | undefined
  busy: boolean
  error?: ApiError
}

/**
 * A list that is asked for page by page.
 * @param key names the list: with another one it begins anew; nothing is asked for while it is undefined
 * @param ask for the page at an address, or for the first
 * @param options.every after how many ms to ask for the first page again; undefined: not
 */
export function usePages<Item, Page extends PageOf<Item> = PageOf<Item>>(
  key: string | undefined,
  ask: (next: string | undefined, signal?: AbortSignal) => Promise<Page>,
  options: { every?: (first: Page | undefined) => number | undefined } = {},
): Pages<Item, Page> {
  const first = useRequest(key, (signal) => ask(undefined, signal), options)
  const [last, setLast] = useState(first.data)
  const [further, setFurther] = useState<Further<Item>>()
  if (first.data ? first.data !== last : key === undefined && last) setLast(first.data)
  const page = first.data ?? last
  const more = further && further.of === page ? further : undefined
  const next = more ? more.next : page?.next
  const error = more?.error ?? first.error

  const showMore = async (of: PageOf<Item>, address: string) => {
    const before = { of, items: more?.items ?? [], next: address }
    // An answer to what was asked of another list meanwhile is not for this one.
    const unlessLeft = (after: Further<Item>) => setFurther((now) => (now && now.of === of ? after : now))
    setFurther({ ...before, busy: true })
    try {
      const answer = await ask(address)
      unlessLeft({ of, items: [...before.items, ...answer.items], next: answer.next, busy: false })
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      unlessLeft({ ...before, busy: false, error })
    }
  }

  return {
    ...(first.data && { first: first.data }),
    ...(page ? { items: [...page.items, ...(more?.items ?? [])] } : {}),
    total: page?.total ?? 0,
    busy: first.busy || (more?.busy ?? false),
    reload: first.reload,
    ...(error ? { error } : {}),
    ...(page && next !== undefined ? { showMore: () => void showMore(page, next) } : {}),
  }
}
