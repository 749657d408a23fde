import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './icon-button.module.css'

export interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  /** The name that a screen reader says and the tooltip shows. */
  label: string
  icon: ReactNode
  /** Toggle buttons: pressed or not. */
  pressed?: boolean
  size?: 'sm' | 'md' | 'lg'
  /** Key that does the same, shown in the tooltip. */
  shortcut?: string
}

export function IconButton({
  label,
  icon,
  pressed,
  size = 'md',
  shortcut,
  className,
  ...rest
}: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={shortcut ? `${label} (${shortcut})` : label}
      aria-pressed={pressed}
      {...rest}
      className={cx(styles.button, styles[size], className)}
    >
      {icon}
    </button>
  )
}
