import { type Engine, type Setup, setupKey } from '../../../shared/runner/jobs.ts'
import type { FrameMessage, PageMessage } from '../protocol.ts'
import { EnginePool } from './engine-pool.ts'
import { JobRun } from './job-run.ts'
import type { WorkerSlot } from './worker-slot.ts'

/**
 * The sandbox: a frame of opaque origin that no program runs in. It starts a worker for each program, watches its
 * limits, and passes on to the page what the worker says over its private port.
 */
function serve(port: MessagePort): void {
  const pools = new Map<Engine, EnginePool>()
  const runs = new Map<number, JobRun>()
  const stopped = new Set<number>()
  let app: { key: string; slot: WorkerSlot; id: number } | undefined

  const send = (message: FrameMessage) => port.postMessage(message)

  const poolOf = (engine: Engine): EnginePool => {
    const pool = pools.get(engine) ?? new EnginePool(engine)
    pools.set(engine, pool)
    return pool
  }

  const reserve = (engine: Engine, setup: Setup) => {
    const key = setupKey(engine, setup)
    poolOf(engine)
      .reserve(setup)
      .then(
        () => send({ type: 'booted', key }),
        (error) => send({ type: 'boot-failed', key, message: messageOf(error) }),
      )
  }

  const stopApp = () => {
    const last = app
    app = undefined
    if (!last) return
    runs.get(last.id)?.kill('stopped')
    last.slot.terminate()
  }

  const run = async ({ id, engine, setup, job, app: key }: Extract<PageMessage, { type: 'run' }>) => {
    if (key !== undefined && app?.key !== key) stopApp()
    const slot = key !== undefined && app ? app.slot : await poolOf(engine).take(setup)
    if (key !== undefined) app = { key, slot, id }
    const running = new JobRun(
      job,
      slot,
      (event) => send({ type: 'event', id, event }),
      (clean) => {
        runs.delete(id)
        if (app?.slot === slot) {
          if (!clean) app = undefined
        } else slot.terminate()
        // Not before the program has ended, so that the next boot does not slow it down.
        reserve(engine, setup)
      },
    )
    runs.set(id, running)
    if (stopped.delete(id)) running.kill('stopped')
    else running.start()
  }

  const stop = (id: number) => {
    const running = runs.get(id)
    if (running) running.kill('stopped')
    else stopped.add(id)
  }

  send({ type: 'hello' })
  port.onmessage = ({ data }: MessageEvent<PageMessage>) => {
    if (data.type === 'files') poolOf(data.engine).add(data.files)
    else if (data.type === 'reserve') reserve(data.engine, data.setup)
    else if (data.type === 'stop') stop(data.id)
    else if (data.type === 'stop-app') stopApp()
    else if (data.type === 'ping') send({ type: 'pong', count: data.count })
    else {
      const { id } = data
      run(data).catch((error) => {
        const message = `The sandbox could not be started: ${messageOf(error)}.`
        send({ type: 'event', id, event: { type: 'failed', code: 'unavailable', message } })
      })
    }
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Only the page around the frame may speak to it, and only the first port counts. */
function greet(event: MessageEvent): void {
  const [port] = event.ports
  if (event.source !== window.parent || !port) return
  window.removeEventListener('message', greet)
  serve(port)
}

window.addEventListener('message', greet)
