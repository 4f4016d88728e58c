import clsx from 'clsx'
import type { ComponentProps } from 'react'
import { Icon, type IconName } from './icon'

export type ButtonLook = 'plain' | 'primary' | 'danger' | 'quiet'

const LOOKS: Record<ButtonLook, string> = {
  plain: 'border-line-strong bg-raised text-ink hover:bg-hover hover:border-line-control',
  primary: 'border-accent bg-accent text-on-accent hover:bg-accent-strong hover:border-accent-strong',
  danger: 'border-danger-solid bg-danger-solid text-on-danger hover:opacity-90',
  quiet: 'border-transparent text-muted hover:bg-hover hover:text-ink',
}

/** The looks of a button, for links that are one and for triggers of menus. */
export function buttonClass(look: ButtonLook = 'plain', isIconOnly = false): string {
  return clsx(
    'h-control inline-flex items-center justify-center gap-1.5 rounded-2 border font-medium whitespace-nowrap transition-colors',
    'disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-faint',
    isIconOnly ? 'w-(--control)' : look === 'quiet' ? 'px-1.5' : 'px-2.5',
    LOOKS[look],
  )
}

interface ButtonProps extends ComponentProps<'button'> {
  look?: ButtonLook
  icon?: IconName
  /** Shows the icon alone; its name then is `aria-label`. */
  isIconOnly?: boolean
}

export function Button({ look = 'plain', icon, isIconOnly = false, className, children, type = 'button', ...rest }: ButtonProps) {
  return (
    // oxlint-disable-next-line react/button-has-type -- given above
    <button type={type} className={clsx(buttonClass(look, isIconOnly), className)} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}
