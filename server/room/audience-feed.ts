import type { Audience } from '../../shared/session/permissions.ts'
import type { SessionState } from '../../shared/session/session.ts'
import { diff } from '../../shared/view/merge-patch.ts'
import type { RoomView } from '../../shared/view/slices.ts'
import { buildView, type Presence } from '../../shared/view/view.ts'
import { SIGNAL_READER_BYTES, SLOW_READER_BYTES, STALLED_READER_BYTES } from '../../shared/wire/limits.ts'
import { textFrame } from './frame.ts'
import type { Outlet } from './outlet.ts'

/** A page that reads, and whether it missed something because its network is slow. */
export interface Reader {
  outlet: Outlet
  behind: boolean
  /** Sends the page its whole view: after it was behind. */
  catchUp(whole: Whole): void
}

/** What an audience was told last: its view as JSON, and the number of the log that it shows. */
export interface Whole {
  seq: number
  view: string
}

/**
 * What one audience of a room was told last, and the cheapest way to tell it the news: build the view, diff it,
 * encode once, frame once, write to every reader.
 */
export class AudienceFeed {
  readonly readers = new Set<Reader>()
  private readonly audience: Audience
  private view: RoomView
  private encoded: string | undefined
  private seq: number

  constructor(audience: Audience, state: SessionState, presence: Presence) {
    this.audience = audience
    this.view = buildView(state, audience, presence)
    this.seq = state.seq
  }

  /**
   * The whole view, encoded once for everybody who joins between two changes. It stands where the audience's other
   * readers stand, so that the next patch fits it too.
   */
  whole(): Whole {
    this.encoded ??= JSON.stringify(this.view)
    return { seq: this.seq, view: this.encoded }
  }

  /**
   * Brings the feed and all its readers to the present state.
   * @returns whether somebody was skipped who must be looked at again
   */
  flush(state: SessionState, presence: Presence): boolean {
    const view = buildView(state, this.audience, presence)
    const patch = diff(this.view, view)
    this.seq = state.seq
    if (!patch) return false
    this.view = view
    this.encoded = undefined
    const message = JSON.stringify({ t: 'patch', seq: state.seq, patch })
    const frame = textFrame(`[${message}]`)
    let skipped = false
    for (const reader of this.readers) if (!this.tell(reader, message, frame)) skipped = true
    return skipped
  }

  /** Tells everybody whose network is free something that may be missed. @param message one message as JSON */
  signal(message: string): void {
    const frame = textFrame(`[${message}]`)
    for (const { outlet } of this.readers) {
      if (outlet.buffered > SIGNAL_READER_BYTES) continue
      if (outlet.idle) outlet.sendFrame(frame)
      else outlet.send(message)
    }
  }

  /**
   * Readers that were skipped get the whole view as soon as their network has drained.
   * @returns whether somebody is behind still
   */
  retrySlow(): boolean {
    let behind = false
    for (const reader of this.readers) {
      if (!reader.behind) continue
      if (reader.outlet.buffered > STALLED_READER_BYTES) reader.outlet.close('stalled')
      else if (reader.outlet.buffered <= SLOW_READER_BYTES / 4) {
        reader.behind = false
        reader.catchUp(this.whole())
      } else behind = true
    }
    return behind
  }

  /** @returns false where the reader is skipped */
  private tell(reader: Reader, message: string, frame: Buffer): boolean {
    if (reader.behind) return false
    const { outlet } = reader
    if (outlet.buffered > SLOW_READER_BYTES) {
      reader.behind = true
      if (outlet.buffered > STALLED_READER_BYTES) outlet.close('stalled')
      return false
    }
    if (outlet.idle) outlet.sendFrame(frame)
    else outlet.send(message)
    return true
  }
}
