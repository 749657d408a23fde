import { Monitor, Moon, Sun } from 'lucide-react'
import { IconButton } from './icon-button.tsx'
import { Menu, type MenuItem } from './menu.tsx'
import { setTheme, type Theme, useTheme } from './theme.ts'

const CHOICES: { id: Theme; label: string; Icon: typeof Sun }[] = [
  { id: 'system', label: 'System colours', Icon: Monitor },
  { id: 'light', label: 'Light', Icon: Sun },
  { id: 'dark', label: 'Dark', Icon: Moon },
]

/** The choice of theme as items for a menu. */
export function themeItems(chosen: Theme): MenuItem[] {
  return CHOICES.map((choice) => ({
    label: choice.label,
    icon: <choice.Icon size={16} />,
    checked: choice.id === chosen,
    onSelect: () => setTheme(choice.id),
  }))
}

export function ThemeMenu() {
  const chosen = useTheme()
  const Icon = CHOICES.find((choice) => choice.id === chosen)?.Icon ?? Monitor
  return (
    <Menu
      label="Theme"
      items={themeItems(chosen)}
      trigger={(props) => <IconButton {...props} label="Theme" icon={<Icon size={18} />} />}
    />
  )
}
