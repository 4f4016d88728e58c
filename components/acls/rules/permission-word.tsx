import { useTranslations } from 'next-intl'
import { Icon } from '../../ui/icon'

/** Allow or deny: icon, word and colour. */
export function PermissionWord({ permission }: { permission: string }) {
  const t = useTranslations('acls.permission')
  const isDenied = permission === 'DENY'
  return (
    <span className={`inline-flex items-center gap-[5px] align-middle ${isDenied ? 'font-medium text-danger' : 'text-muted'}`}>
      <Icon name={isDenied ? 'barred' : 'tick'} className={isDenied ? 'text-danger' : 'text-ok'} />
      {isDenied ? t('DENY') : permission === 'ALLOW' ? t('ALLOW') : permission}
    </span>
  )
}
