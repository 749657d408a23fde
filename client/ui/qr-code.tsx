import { useMemo } from 'react'
import { encode } from 'uqr'
import styles from './qr-code.module.css'

/** A QR code as one SVG path, dark on white in both themes: many cameras cannot read the inverse. */
export function QrCode({ text, label, size }: { text: string; label: string; size?: number | string }) {
  const { path, edge } = useMemo(() => {
    const code = encode(text, { ecc: 'M', border: 3 })
    let d = ''
    code.data.forEach((row, y) => {
      row.forEach((dark, x) => {
        if (dark) d += `M${x} ${y}h1v1h-1z`
      })
    })
    return { path: d, edge: code.size }
  }, [text])
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${edge} ${edge}`}
      shapeRendering="crispEdges"
      className={styles.code}
      style={size === undefined ? undefined : { width: size, height: size }}
    >
      <path d={path} fill="#14161c" />
    </svg>
  )
}
