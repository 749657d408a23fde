import { hash, verify } from '@node-rs/argon2'
import { newSecret } from './random.ts'

/**
 * argon2id with the parameters of the OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane.
 * (The library's default algorithm is argon2id.)
 */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
/** Computations at a time: sockets must not wait for a storm of sign-ins. */
const AT_ONCE = 2
const MAX_WAITING = 64

/** More sign-ins at once than the server computes in reasonable time. Try again in a moment. */
export class PasswordsBusy extends Error {
  override name = 'PasswordsBusy'
}

/** Hashes and checks passwords, a few at a time. */
export class Passwords {
  private readonly maxWaiting: number
  private running = 0
  private readonly waiting: (() => void)[] = []
  private dummy: Promise<string> | undefined

  constructor({ maxWaiting = MAX_WAITING } = {}) {
    this.maxWaiting = maxWaiting
  }

  /** @returns a PHC string @throws PasswordsBusy */
  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(normal(password), PARAMETERS))
  }

  /**
   * @param stored the PHC string of the account, or undefined where there is none: that takes the same time
   * @throws PasswordsBusy
   */
  async verify(stored: string | undefined, password: string): Promise<boolean> {
    this.dummy ??= hash(newSecret(), PARAMETERS)
    // Waited for in both cases, so that the first one takes no longer either.
    const dummy = await this.dummy
    const against = stored ?? dummy
    const right = await this.inTurn(() => verify(against, normal(password)))
    return right && stored !== undefined
  }

  private async inTurn<T>(compute: () => Promise<T>): Promise<T> {
    if (this.running >= AT_ONCE) {
      if (this.waiting.length >= this.maxWaiting) throw new PasswordsBusy('too many sign-ins at once')
      await new Promise<void>((resolve) => this.waiting.push(resolve))
    } else {
      this.running += 1
    }
    try {
      return await compute()
    } finally {
      // The turn is handed on, so that nobody who comes now can slip in before those who wait.
      const next = this.waiting.shift()
      if (next) next()
      else this.running -= 1
    }
  }
}

/** NIST SP 800-63B §5.1.1.2: the same password from another keyboard must be the same bytes. */
const normal = (password: string) => password.normalize('NFKC')
