'use client'

import dynamic from 'next/dynamic'
import { type ReactElement, type ReactNode, lazy } from 'react'
import type { MenuChoice as LoadedChoice } from './menu-popup'
import { OnDemand } from './on-demand'

const load = () => import('./menu-popup')
const MenuPopup = lazy(() => load().then((parts) => ({ default: parts.MenuPopup })))

interface MenuProps {
  trigger: ReactElement<Record<string, unknown>>
  children: ReactNode
  align?: 'start' | 'end'
  side?: 'top' | 'bottom'
  /** At least as wide as what opened it. */
  isAsWide?: boolean
}

export function Menu({ trigger, ...rest }: MenuProps) {
  return (
    <OnDemand trigger={trigger} kind="menu" load={load}>
      {(popup) => <MenuPopup popup={popup} {...rest} />}
    </OnDemand>
  )
}

// What stands in a menu comes with it. The casts: a dynamic component has lost that its props belong together.
export const MenuItem = dynamic(() => load().then((parts) => parts.MenuItem))
export const MenuLink = dynamic(() => load().then((parts) => parts.MenuLink))
export const MenuChoice = dynamic(() => load().then((parts) => parts.MenuChoice)) as typeof LoadedChoice
export const MenuChecks = dynamic(() => load().then((parts) => parts.MenuChecks))
export const MenuDownload = dynamic(() => load().then((parts) => parts.MenuDownload))
export const MenuLine = dynamic(() => load().then((parts) => parts.MenuLine))
