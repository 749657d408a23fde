import { request } from './request.ts'

/**
 * All items of a list, page after page: for lists that are short but for rare cases.
 * @param path of the first page
 */
export async function allItems<Item>(path: string, signal?: AbortSignal): Promise<{ items: Item[] }> {
  const items: Item[] = []
  for (let next: string | undefined = path; next !== undefined; ) {
    const page: { items: Item[]; next?: string } = await request('GET', next, { signal })
    items.push(...page.items)
    next = page.next
  }
  return { items }
}
