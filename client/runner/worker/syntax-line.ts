const PATIENCE_MS = 1_000

// Taken before a program runs, and before the name is removed.
const NestedWorker = globalThis.Worker

/**
 * Finds the line of a syntax error. Browsers tell it for scripts of their own loading only, so the code is given to
 * a worker that cannot even begin to run it.
 * @param code a function that is never called
 */
export function syntaxErrorLine(code: string): Promise<number | undefined> {
  const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))
  return new Promise((resolve) => {
    const worker = new NestedWorker(url)
    const finish = (line: number | undefined) => {
      clearTimeout(timer)
      worker.terminate()
      URL.revokeObjectURL(url)
      resolve(line)
    }
    const timer = setTimeout(() => finish(undefined), PATIENCE_MS)
    worker.onerror = (event) => {
      event.preventDefault()
      finish(event.lineno || undefined)
    }
  })
}
