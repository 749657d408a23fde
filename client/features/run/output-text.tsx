import type { OutputPart } from '../../../shared/session/demo-runs.ts'
import styles from './output-text.module.css'
import { type Place, traceLinks } from './trace-links.ts'

/** What a program wrote, stdout and stderr told apart, with links to the lines that errors name. */
export function OutputText(props: {
  output: readonly OutputPart[]
  /** Files whose lines are linked. */
  files: readonly string[]
  onPlace?: ((place: Place) => void) | undefined
}) {
  if (props.output.length === 0) return null
  return (
    <pre className={styles.text}>
      {props.output.map((part, at) => (
        // Pieces are only ever added at the end.
        // biome-ignore lint/suspicious/noArrayIndexKey: their place is what they are known by
        <Part key={at} part={part} files={props.files} onPlace={props.onPlace} />
      ))}
    </pre>
  )
}

function Part(props: {
  part: OutputPart
  files: readonly string[]
  onPlace: ((place: Place) => void) | undefined
}) {
  const { part, files, onPlace } = props
  const { stream, text, skipped } = part
  const gap = skipped ? (
    <span className={styles.gap}>{`… ${skipped.toLocaleString('en')} characters are not shown …\n`}</span>
  ) : null
  if (stream !== 'stderr') {
    return (
      <>
        {gap}
        {stream === 'http' ? <HttpLines text={text} /> : text}
      </>
    )
  }
  return (
    <>
      {gap}
      <span className={styles.stderr}>
        <span className="visually-hidden">Error output: </span>
        {traceLinks(text, files).map(({ text: piece, place }, at) =>
          place && onPlace ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, in their order
            <button key={at} type="button" className={styles.link} onClick={() => onPlace(place)}>
              {piece}
            </button>
          ) : (
            piece
          ),
        )}
      </span>
    </>
  )
}

/** The lines with arrows stand out from the bodies between them. */
const HttpLines = ({ text }: { text: string }) =>
  text.split(/^([→←].*)$/m).map((piece, at) =>
    at % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, in their order
      <strong key={at} className={styles.http}>
        {piece}
      </strong>
    ) : (
      piece
    ),
  )
