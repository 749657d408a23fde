import { cpuMicros } from './process-usage.ts'

/** What some work took: ms that it returned, and CPU of the server in µs. */
export interface Cost {
  times: number[]
  cpu: number
}

export async function measured(
  { pid }: { readonly pid: number },
  work: () => Promise<unknown>,
): Promise<Cost> {
  const before = cpuMicros(pid)
  const times = await work()
  return { times: Array.isArray(times) ? times : [], cpu: cpuMicros(pid) - before }
}

/** The contenders take turns, `count` times. @returns what each needed in all */
export async function inTurns<C extends { readonly pid: number }>(
  contenders: readonly C[],
  count: number,
  pauseMs: number,
  work: (contender: C) => Promise<unknown>,
): Promise<Cost[]> {
  const costs = contenders.map((): Cost => ({ times: [], cpu: 0 }))
  for (let round = 0; round < count; round++) {
    // Whoever comes first after a pause finds cold caches: everybody does so equally often.
    for (let turn = 0; turn < contenders.length; turn++) {
      const i = (round + turn) % contenders.length
      const contender = contenders[i] as C
      const { times, cpu } = await measured(contender, () => work(contender))
      const cost = costs[i] as Cost
      cost.times.push(...times)
      cost.cpu += cpu
    }
    await wait(pauseMs)
  }
  return costs
}

export const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
