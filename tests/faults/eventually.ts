/** How often a condition is looked at: often enough to measure with, rarely enough to leave the CPU to the server. */
const LOOK_MS = 5

/**
 * Waits until a condition holds that only another process can bring about.
 * @returns how long it took, in ms
 * @throws Error after `patienceMs`
 */
export async function eventually(
  what: string,
  condition: () => boolean | Promise<boolean>,
  patienceMs = 15_000,
): Promise<number> {
  const started = performance.now()
  while (!(await condition())) {
    if (performance.now() - started > patienceMs) throw new Error(`waited ${patienceMs} ms in vain: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
  return performance.now() - started
}
