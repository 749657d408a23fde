import type { Clock, Rates } from './services.ts'

/** Counts how often it is asked. */
export class FakeRates implements Rates {
  asked: string[] = []

  constructor(private value = 2) {}

  async rate(currency: string) {
    this.asked.push(currency)
    await Promise.resolve()
    if (currency === 'XXX') throw new RangeError('no rate for XXX')
    return this.value
  }
}

export class FixedClock implements Clock {
  constructor(private text = '2026-01-07T12:00:00Z') {} // a Wednesday

  now() {
    return new Date(this.text)
  }
}
