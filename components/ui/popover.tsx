'use client'

import { type ReactElement, type ReactNode, lazy } from 'react'
import { OnDemand } from './on-demand'

const load = () => import('./popover-popup')
const PopoverPopup = lazy(() => load().then((parts) => ({ default: parts.PopoverPopup })))

interface PopoverProps {
  /** A button; it gets the trigger's behaviour. */
  trigger: ReactElement<Record<string, unknown>>
  title: string
  align?: 'start' | 'end'
  children: ReactNode
}

export function Popover({ trigger, ...rest }: PopoverProps) {
  return (
    <OnDemand trigger={trigger} kind="dialog" load={load}>
      {(popup) => <PopoverPopup popup={popup} {...rest} />}
    </OnDemand>
  )
}
