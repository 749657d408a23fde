/** What is measured of a server, so that ours and its peers are asked for the same. */
export interface Contender {
  readonly name: string
  readonly pid: number
  /** Everybody comes in, all at once. */
  join(): Promise<void>
  /** Changes something that everybody sees, `changes` times in one turn. @returns ms until each reader has it all */
  press(changes: number): Promise<number[]>
  /** Every reader sends something that is answered. @returns ms until each has the answer */
  askAll?(): Promise<number[]>
  stop(): Promise<void>
}

/** Waits until every reader has something, and knows when each had it. */
export class Receipts {
  private started = 0
  private times: number[] = []
  private missing = 0
  private finish: (() => void) | undefined

  /** @throws Error where somebody does not have it after a minute */
  async round(readers: number, begin: () => void): Promise<number[]> {
    this.times = []
    this.missing = readers
    const all = new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`${this.missing} readers got nothing`)), 60_000)
      this.finish = () => {
        clearTimeout(late)
        resolve()
      }
    })
    this.started = performance.now()
    begin()
    await all
    return this.times
  }

  /** One reader has it. */
  note(): void {
    this.times.push(performance.now() - this.started)
    this.missing -= 1
    if (this.missing === 0) this.finish?.()
  }
}
