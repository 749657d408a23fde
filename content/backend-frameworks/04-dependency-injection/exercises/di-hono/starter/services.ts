/** What the shop needs of the world outside. Nothing to change here. */

export interface Rates {
  /** How much one euro is in that currency. It asks a service elsewhere, so it takes its time. */
  rate(currency: string): Promise<number>
}

export interface Clock {
  now(): Date
}

export type Deps = { rates: Rates; clock: Clock }

export class SystemClock implements Clock {
  now() {
    return new Date()
  }
}

/** In place of a service elsewhere, for there is no network here. */
export class RemoteRates implements Rates {
  private table: Record<string, number> = { EUR: 1, USD: 1.25, CHF: 0.95 }

  async rate(currency: string) {
    const rate = this.table[currency]
    if (rate === undefined) throw new RangeError(`no rate for ${currency}`)
    return rate
  }
}

export const BOOKS = [
  { id: 1, title: 'Emma', euros: 8 },
  { id: 2, title: 'Ulysses', euros: 20 },
]
