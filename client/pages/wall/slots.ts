/** Hands out a bounded number of places; who comes when all are taken waits in the order of coming. */
export class Slots {
  private free: number
  private waiting: (() => void)[] = []

  constructor(count: number) {
    this.free = count
  }

  /** @param got called once, when there is a place @returns gives the place back, or stops waiting for it */
  take(got: () => void): () => void {
    let held = false
    let over = false
    const enter = () => {
      held = true
      got()
    }
    if (this.free > 0) {
      this.free -= 1
      enter()
    } else this.waiting.push(enter)
    return () => {
      if (over) return
      over = true
      if (held) this.release()
      else this.waiting = this.waiting.filter((one) => one !== enter)
    }
  }

  private release(): void {
    const next = this.waiting.shift()
    if (next) next()
    else this.free += 1
  }
}
