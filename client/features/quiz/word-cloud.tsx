import { cloudWords } from './bar-rows.ts'
import styles from './word-cloud.module.css'

/** The words that came in, the frequent ones bigger; as a list for screen readers. */
export function WordCloud({ bars }: { bars: Record<string, number> }) {
  const words = cloudWords(bars)
  if (words.length === 0) return <p className={styles.none}>Nobody has answered.</p>
  return (
    <ul className={styles.cloud} aria-label="Words">
      {words.map(({ word, count, size }) => (
        <li key={word} className={styles.word} style={{ fontSize: `${(1 + 1.6 * size).toFixed(2)}em` }}>
          {word}
          {count > 1 && (
            <span className={styles.count}>
              <span aria-hidden="true">×</span>
              <span className="visually-hidden">, </span>
              {count}
              <span className="visually-hidden"> times</span>
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
