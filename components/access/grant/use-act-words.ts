import { useFormatter, useTranslations } from 'next-intl'
import { useCallback } from 'react'
import type { PermissionGroup } from '@/lib/domain/access/permission-names'
import type { Permission } from '@/lib/domain/access/permissions'

/** Permissions as what somebody does: "see groups and reset offsets". */
export function useActWords(): (acts: readonly (Permission | PermissionGroup)[]) => string {
  const t = useTranslations('access.act')
  const format = useFormatter()
  return useCallback((acts) => format.list(acts.map((act) => t(act))), [t, format])
}
