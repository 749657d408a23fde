import { Check } from 'lucide-react'
import type { Option } from '../../../shared/course/quiz.ts'
import type { OptionAnalysis } from '../../../shared/report/item-analysis.ts'
import { OptionMark } from '../../features/quiz/option-mark.tsx'
import styles from './option-table.module.css'
import { percentText } from './quiz-words.ts'

/** What each option drew, and how those who chose it did otherwise: wrong ones that good learners choose mislead. */
export function OptionTable(props: { options: readonly Option[]; analysis: readonly OptionAnalysis[] }) {
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>Who chose what</caption>
      <thead>
        <tr>
          <th scope="col">Option</th>
          <th scope="col">Chosen</th>
          <th scope="col">Share</th>
          <th scope="col">Their points elsewhere</th>
        </tr>
      </thead>
      <tbody>
        {props.analysis.map(({ option, right, chosen, share, elsewhere }) => (
          <tr key={option}>
            <th scope="row">
              <span className={styles.option}>
                <OptionMark n={props.options.findIndex(({ id }) => id === option)} />
                {right && (
                  <span className={styles.right}>
                    <Check size={16} strokeWidth={3} aria-hidden="true" />
                    right
                  </span>
                )}
              </span>
            </th>
            <td>{chosen}</td>
            <td>{percentText(share)}</td>
            <td>{elsewhere === undefined ? '–' : percentText(elsewhere)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
