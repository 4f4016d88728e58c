'use client'

import type { InCluster } from '@/lib/domain/access/on'
import type { Permission } from '@/lib/domain/access/permissions'
import { WhoCan } from '../ui/who-can'
import { useRefusal } from './may'

interface WhyNotNoteProps {
  id: string
  resource: InCluster
  permission: Permission
  act: string
}

/** Above what nothing may be changed of: why, and who could. */
export function WhyNotNote({ id, resource, permission, act }: WhyNotNoteProps) {
  const refusal = useRefusal(resource, permission, act)
  if (refusal === null) return null
  return (
    <p className="mt-2.5 text-12 text-muted">
      <span id={id}>{refusal.why}</span> {refusal.needs && <WhoCan needs={refusal.needs} />}
    </p>
  )
}
