/** Far more than anything that is waited for takes. */
const PATIENCE_MS = 15_000

/**
 * Waits for something that happens outside the test's hands, as sockets do: looks again after every turn of the
 * event loop.
 * @param between done before every further look
 * @throws Error where it does not happen
 */
export async function until(
  condition: () => boolean,
  between: () => Promise<void> | void = () => undefined,
): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`waited in vain for ${condition}`)
    await between()
    await new Promise((resolve) => setImmediate(resolve))
  }
}
