/**
 * Lets everything run that waits for nothing but other promises: one turn of the event loop, before which Node
 * empties the queue of microtasks. Not a sleep: no time passes on any clock that tests look at.
 */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
