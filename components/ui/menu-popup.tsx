'use client'

import { Menu as Base } from '@base-ui/react/menu'
import clsx from 'clsx'
import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'
import type { PopupOf } from './on-demand'

interface MenuPopupProps {
  popup: PopupOf
  children: ReactNode
  align?: 'start' | 'end'
  side?: 'top' | 'bottom'
  isAsWide?: boolean
}

export function MenuPopup({ popup, children, align = 'start', side = 'bottom', isAsWide = false }: MenuPopupProps) {
  return (
    <Base.Root open={popup.isOpen} onOpenChange={popup.onOpenChange}>
      <Base.Portal>
        <Base.Positioner anchor={popup.anchor} align={align} side={side} sideOffset={4} className="z-60 outline-none">
          <Base.Popup
            // What was chosen may have opened a dialog, which has the focus by now.
            finalFocus={() => (document.querySelector('[role=dialog][data-open]') ? false : popup.anchor.current)}
            className={clsx(
              'max-h-(--available-height) min-w-45 overflow-auto rounded-3 bg-raised p-1 shadow-pop outline-none',
              'transition-opacity duration-(--slow) data-ending-style:opacity-0 data-starting-style:opacity-0',
              isAsWide && 'w-(--anchor-width)',
            )}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

const ITEM =
  'flex min-h-8 max-md:min-h-11 w-full cursor-pointer items-center gap-2 rounded-2 px-2 text-left text-ink outline-none select-none data-disabled:text-faint data-highlighted:bg-hover'

interface MenuItemProps {
  icon?: IconName
  children: ReactNode
  onSelect: () => void
  /** Why it cannot be chosen, said below it. */
  whyNot?: ReactNode
}

export function MenuItem({ icon, children, onSelect, whyNot = null }: MenuItemProps) {
  return (
    <Base.Item className={ITEM} onClick={onSelect} disabled={whyNot !== null}>
      {icon && <Icon name={icon} className="text-muted" />}
      {whyNot === null ? (
        children
      ) : (
        <span className="py-1">
          {children}
          <span className="block max-w-60 text-12 text-muted">{whyNot}</span>
        </span>
      )}
    </Base.Item>
  )
}

interface MenuLinkProps {
  href: Route
  icon?: IconName
  isCurrent?: boolean
  children: ReactNode
}

export function MenuLink({ href, icon, isCurrent = false, children }: MenuLinkProps) {
  return (
    <Base.Item
      className={clsx(ITEM, isCurrent && 'bg-selected font-medium')}
      render={<Link href={href} aria-current={isCurrent || undefined} />}
    >
      {icon && <Icon name={icon} className="text-muted" />}
      {children}
    </Base.Item>
  )
}

interface MenuChoiceProps<Value extends string> {
  label: string
  value: Value
  options: readonly { value: Value; label: string }[]
  onChange: (value: Value) => void
}

export function MenuChoice<Value extends string>({ label, value, options, onChange }: MenuChoiceProps<Value>) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2 pt-1 pb-0.5 text-11 text-faint">{label}</Base.GroupLabel>
      <Base.RadioGroup value={value} onValueChange={(next: Value) => onChange(next)}>
        {options.map((option) => (
          <Base.RadioItem key={option.value} value={option.value} className={ITEM} closeOnClick>
            <span className="grid size-4 place-items-center">
              <Base.RadioItemIndicator>
                <Icon name="check" className="text-accent" />
              </Base.RadioItemIndicator>
            </span>
            {option.label}
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  )
}

interface MenuChecksProps {
  label: string
  options: readonly { value: string; label: ReactNode; isOn: boolean }[]
  onChange: (value: string, isOn: boolean) => void
}

/** Any number of a few; the menu stays open. */
export function MenuChecks({ label, options, onChange }: MenuChecksProps) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2 pt-1 pb-0.5 text-11 text-faint">{label}</Base.GroupLabel>
      {options.map((option) => (
        <Base.CheckboxItem
          key={option.value}
          className={ITEM}
          checked={option.isOn}
          onCheckedChange={(isOn) => onChange(option.value, isOn)}
          closeOnClick={false}
        >
          <span className="grid size-4 place-items-center">
            <Base.CheckboxItemIndicator>
              <Icon name="check" className="text-accent" />
            </Base.CheckboxItemIndicator>
          </span>
          {option.label}
        </Base.CheckboxItem>
      ))}
    </Base.Group>
  )
}

/** A file of the API, in the menu of what can be done with a list. */
export function MenuDownload({ href, children }: { href: string; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/control-has-associated-label -- the item gives it its content
    <Base.Item className={ITEM} render={<a href={href} download />}>
      <Icon name="download" className="text-muted" />
      {children}
    </Base.Item>
  )
}

export function MenuLine() {
  return <Base.Separator className="mx-1 my-1 h-px bg-line" />
}
