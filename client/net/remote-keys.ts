import type { SessionId } from '../../shared/ids.ts'

/**
 * A clicker types into whichever window has the focus, and with two windows that is often the projector's. It
 * passes its keys on to the presenter's window of the same browser.
 */
const channelOf = (session: SessionId) =>
  typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(`lectern.keys.${session}`)

/** Keys that the projector page does not use itself. */
const PASSED = new Set([
  'ArrowRight',
  'ArrowLeft',
  'ArrowUp',
  'ArrowDown',
  'PageUp',
  'PageDown',
  ' ',
  'b',
  '.',
  'n',
  'p',
])

/** Passes keys on from now on; the returned function ends it. */
export function passKeysOn(session: SessionId): () => void {
  const channel = channelOf(session)
  const onKey = (event: KeyboardEvent) => {
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || !PASSED.has(event.key)) return
    if (event.target instanceof Element && event.target.closest('button, a') && event.key === ' ') return
    event.preventDefault()
    channel?.postMessage(event.key)
  }
  window.addEventListener('keydown', onKey)
  return () => {
    window.removeEventListener('keydown', onKey)
    channel?.close()
  }
}

/** Treats passed-on keys as if they had been pressed in this window; the returned function ends it. */
export function takeKeys(session: SessionId): () => void {
  const channel = channelOf(session)
  if (channel) {
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (typeof data === 'string' && PASSED.has(data)) {
        window.dispatchEvent(new KeyboardEvent('keydown', { key: data, cancelable: true }))
      }
    }
  }
  return () => channel?.close()
}
