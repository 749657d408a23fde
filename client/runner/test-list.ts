import type { TestCase } from '../../shared/runner/types.ts'
import type { Run } from './run.ts'

/** The tests of a run as they are told, and the one that is running. */
export class TestList {
  private readonly tests: TestCase[] = []
  private running: { id: string; since: number } | undefined

  constructor(run: Run) {
    run.log.follow((event) => {
      if (event.type === 'testing') this.running = { id: event.id, since: performance.now() }
      else if (event.type === 'test') {
        this.running = undefined
        this.tests.push(event.test)
      }
    })
  }

  /** @param end when the run was ended from outside, the test that was running has failed by that */
  all(end: { type: string; message?: string }): TestCase[] {
    if (end.type !== 'killed' || !this.running) return this.tests
    const { id, since } = this.running
    const ms = Math.round(performance.now() - since)
    return [...this.tests, { id, ok: false, ms, message: end.message ?? '' }]
  }
}
