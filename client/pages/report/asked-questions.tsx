import { useEffect, useRef } from 'react'
import type { AskedQuestion } from '../../../shared/report/asks-report.ts'
import type { ClassReport } from '../../../shared/report/class-report.ts'
import { clockText } from '../times.ts'
import { nameIn } from './class-names.ts'
import styles from './class-section.module.css'
import { TableScroll } from './table-scroll.tsx'

const PHASES: Record<AskedQuestion['phase'], string> = {
  waiting: 'not looked at',
  shown: 'open',
  answered: 'answered',
  hidden: 'hidden',
}

/** What learners asked the class, those that most wanted answered first. */
export function AskedQuestions({ report }: { report: ClassReport }) {
  const asks = report.asks.toSorted((a, b) => b.votes - a.votes || a.askedAt - b.askedAt)
  const answered = asks.filter(({ phase }) => phase === 'answered').length
  const article = useRef<HTMLElement>(null)
  // It is loaded after the page, so the browser has looked for it in vain.
  useEffect(() => {
    if (window.location.hash === '#questions') article.current?.scrollIntoView()
  }, [])
  return (
    <article ref={article} id="questions" className={styles.article} aria-labelledby="asks-title">
      <h3 id="asks-title">Questions asked</h3>
      <p className={styles.meta}>
        {asks.length} {asks.length === 1 ? 'question' : 'questions'} · {answered} answered
      </p>
      <TableScroll label="What learners asked">
        <table className={styles.table}>
          <caption className="visually-hidden">What learners asked, the most wanted first</caption>
          <thead>
            <tr>
              <th scope="col">Question</th>
              <th scope="col" className={styles.number}>
                Votes
              </th>
              <th scope="col">State</th>
              <th scope="col">Slide</th>
              <th scope="col">Asked</th>
              <th scope="col">Who</th>
            </tr>
          </thead>
          <tbody>
            {asks.map(({ ask, text, votes, phase, slide, askedAt, answeredAt, by }) => (
              <tr key={ask}>
                <th scope="row" className={styles.words}>
                  {text}
                </th>
                <td className={styles.number}>{votes}</td>
                <td>
                  {PHASES[phase]}
                  {answeredAt !== undefined && `, ${clockText(answeredAt)}`}
                </td>
                <td>{[slide + 1, report.slides[slide]].filter(Boolean).join(' · ')}</td>
                <td className={styles.time}>{clockText(askedAt)}</td>
                <td>{by === undefined ? 'anonymous' : nameIn(report, by)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </article>
  )
}
