import type { ClassReport } from '../../../shared/report/class-report.ts'
import type { Mood } from '../../../shared/session/talk/pace.ts'
import { clockText } from '../times.ts'
import styles from './class-section.module.css'
import { Stroke } from './exercise-results.tsx'
import { TableScroll } from './table-scroll.tsx'

const BOX = { width: 600, height: 100 }
const MOODS: { mood: Mood; words: string; style: string | undefined }[] = [
  { mood: 'lost', words: 'lost', style: styles.lost },
  { mood: 'too-fast', words: 'too fast', style: styles.fast },
  { mood: 'fine', words: 'fine', style: styles.fine },
]

/** How people could follow, over the slides that were shown meanwhile. */
export function PaceResults({ report }: { report: ClassReport }) {
  const { curve, slides, stepMs } = report.pace
  const from = Math.min(curve[0]?.at ?? 0, slides[0]?.at ?? Number.POSITIVE_INFINITY)
  const to = Math.max((curve.at(-1)?.at ?? 0) + stepMs, slides.at(-1)?.at ?? 0)
  const top = Math.max(1, ...curve.flatMap(({ lost, fine, 'too-fast': fast }) => [lost, fine, fast]))
  const x = (at: number) => ((at - from) / Math.max(1, to - from)) * BOX.width
  const points = (mood: Mood) =>
    curve
      .map((point) => `${x(point.at).toFixed(1)},${(BOX.height * (1 - point[mood] / top)).toFixed(1)}`)
      .join(' ')
  const most = MOODS.map(
    ({ mood, words }) => `${words}: ${Math.max(...curve.map((point) => point[mood]))} at most`,
  )
  return (
    <article className={styles.article} aria-labelledby="pace-title">
      <h3 id="pace-title">Pace</h3>
      <div>
        <svg
          className={styles.chart}
          viewBox={`-2 -3 ${BOX.width + 4} ${BOX.height + 6}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={`How people could follow. ${most.join('; ')}.`}
        >
          {slides.map(({ at, slide }) => (
            <line
              key={`${at} ${slide}`}
              x1={x(at)}
              x2={x(at)}
              y1="0"
              y2={BOX.height}
              className={styles.slide}
            />
          ))}
          <line x1="0" x2={BOX.width} y1={BOX.height} y2={BOX.height} className={styles.base} />
          {MOODS.map(({ mood, style }) => (
            <polyline key={mood} className={`${styles.line} ${style}`} points={points(mood)} />
          ))}
        </svg>
        <p className={styles.axis} aria-hidden="true">
          <span>{clockText(from)}</span>
          <span>{clockText(to)}</span>
        </p>
        <p className={styles.legend} aria-hidden="true">
          {MOODS.map(({ mood, words, style }) => (
            <span key={mood}>
              <Stroke name={style} />
              {words}
            </span>
          ))}
        </p>
      </div>
      <details>
        <summary>By slide, as a table</summary>
        <SlideTable report={report} />
      </details>
    </article>
  )
}

function SlideTable({ report }: { report: ClassReport }) {
  const { curve, slides } = report.pace
  const rows = slides.map(({ at, slide }, n) => {
    const until = slides[n + 1]?.at ?? Number.POSITIVE_INFINITY
    const during = curve.filter((point) => point.at >= at && point.at < until)
    const most = (mood: Mood) => Math.max(0, ...during.map((point) => point[mood]))
    return { at, slide, lost: most('lost'), fast: most('too-fast'), fine: most('fine') }
  })
  return (
    <TableScroll label="How many could follow each slide">
      <table className={styles.table}>
        <caption>How many could follow, at most, while a slide was shown</caption>
        <thead>
          <tr>
            <th scope="col">Slide</th>
            <th scope="col">Shown</th>
            <th scope="col" className={styles.number}>
              Lost
            </th>
            <th scope="col" className={styles.number}>
              Too fast
            </th>
            <th scope="col" className={styles.number}>
              Fine
            </th>
          </tr>
        </thead>
        <tbody>
          {rows
            .filter(({ lost, fast, fine }) => lost + fast + fine > 0)
            .map(({ at, slide, lost, fast, fine }) => (
              <tr key={at}>
                <th scope="row">
                  {slide + 1}
                  {report.slides[slide] ? ` · ${report.slides[slide]}` : ''}
                </th>
                <td>{clockText(at)}</td>
                <td className={styles.number}>{lost}</td>
                <td className={styles.number}>{fast}</td>
                <td className={styles.number}>{fine}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </TableScroll>
  )
}
