import { useTranslations } from 'next-intl'
import { useMay } from '@/lib/client/use-may'
import { on } from '@/lib/domain/access/on'
import { builtInRolesWith } from '@/lib/domain/access/roles'
import { needsOf } from '@/lib/domain/access/why-not'

export type BoardAct = 'create' | 'edit' | 'share' | 'remove'

/** Who may do it can be asked by this. */
export const BOARDS_NEED = needsOf('boards:write', on.console)

/** Why this person may not do it, in words; null: they may, or it is not known yet. The server decides in any case. */
export function useWhyNotBoards(act: BoardAct): string | null {
  const t = useTranslations('boards')
  const tRole = useTranslations('access.roles')
  if (useMay('boards:write', on.console) !== false) return null
  const role = builtInRolesWith('boards:write')[0] ?? 'admin'
  return t('may', { act: t(`act.${act}`), role: tRole(role) })
}
