import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What the rest of the program can be asked at any time; read when a scrape comes. */
export interface Gauges {
  /** Sessions in memory. */
  rooms(): number
  /** Connections to `/live`. */
  pages(): number
  /** Documents in memory. */
  documents(): number
  /** Connections to `/collab`. */
  editors(): number
}

/** Seconds; fine where a class notices a difference. */
const BUCKETS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/**
 * The numbers of this process in the text format of Prometheus
 * (https://prometheus.io/docs/instrumenting/exposition_formats/). Labels have few values: routes instead of paths,
 * codes instead of messages, nobody's name.
 */
export class Metrics {
  private readonly registry = new Registry()
  private readonly requests: Histogram<'method' | 'route' | 'status'>
  private readonly commands: Histogram<'outcome'>
  private readonly faults: Counter

  constructor() {
    const registers = [this.registry]
    collectDefaultMetrics({ register: this.registry })
    this.requests = new Histogram({
      name: 'lectern_http_request_seconds',
      help: 'Time from a request to its answer',
      labelNames: ['method', 'route', 'status'],
      buckets: BUCKETS,
      registers,
    })
    this.commands = new Histogram({
      name: 'lectern_command_seconds',
      help: 'Time from a command to its receipt, which is sent when it is on disk, or to its refusal',
      labelNames: ['outcome'],
      buckets: BUCKETS,
      registers,
    })
    this.faults = new Counter({
      name: 'lectern_faults_total',
      help: 'Mistakes of the program that were caught and logged; none are expected',
      registers,
    })
  }

  /** @param status as it was sent */
  request(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status }, seconds)
  }

  /** @param outcome `done`, or the code of the refusal */
  command(outcome: string, seconds: number): void {
    this.commands.observe({ outcome }, seconds)
  }

  fault(): void {
    this.faults.inc()
  }

  /** Called once, when the parts that are counted are there. */
  watch({ rooms, pages, documents, editors }: Gauges): void {
    this.gauge('lectern_rooms', 'Sessions in memory', rooms)
    this.gauge('lectern_pages', 'Pages that are connected', pages)
    this.gauge('lectern_documents', 'Shared documents in memory', documents)
    this.gauge('lectern_editors', 'Editors that are connected to shared documents', editors)
  }

  text(): Promise<string> {
    return this.registry.metrics()
  }

  get contentType(): string {
    return this.registry.contentType
  }

  private gauge(name: string, help: string, value: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      collect() {
        this.set(value())
      },
    })
  }
}
