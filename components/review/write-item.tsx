'use client'

import type { ReactNode } from 'react'
import type { InCluster } from '@/lib/domain/access/on'
import type { Permission } from '@/lib/domain/access/permissions'
import { MenuItem } from '../ui/menu'
import { useRefusal } from './may'
import { WhoElse } from './who-else'

interface WriteItemProps {
  resource: InCluster
  permission: Permission
  /** The act as the subject of a sentence. */
  act: string
  /** Why nobody may, whatever their role; null: it depends on that. */
  whyNobody?: string | null
  onSelect: () => void
  children: ReactNode
}

/** A write in a menu. Whoever opens the menu and may not make it is told why, and who may. */
export function WriteItem({ resource, permission, act, whyNobody = null, onSelect, children }: WriteItemProps) {
  const refusal = useRefusal(resource, permission, act)
  const why = refusal && (
    <>
      {refusal.why} <WhoElse needs={refusal.needs} isAsked />
    </>
  )
  return (
    <MenuItem onSelect={onSelect} whyNot={whyNobody ?? why}>
      {children}
    </MenuItem>
  )
}
