import { useTranslations } from 'next-intl'
import type { AccessAnswer } from '@/lib/contract/acls'
import { EVERYONE } from '@/lib/domain/access/acl-words'
import { isAll } from '../matrix/matrix-of-bindings'

type Decision = Pick<AccessAnswer, 'because' | 'binding' | 'unless'>

/** Why an answer is what it is, in a sentence; and what would turn it, where Kafka does not tell that. */
export function useBecauseWords() {
  const t = useTranslations('acls.explain')
  return ({ because, binding, unless }: Decision, className: string | null) => {
    const exact = binding === null ? 'none' : isAll(binding) ? 'all' : binding.patternType === 'PREFIXED' ? 'prefix' : 'name'
    const reason = t(`because.${because}`, {
      className: className ?? '',
      exact,
      host: binding === null || binding.host === '*' ? 'any' : binding.host,
      anyone: binding?.principal === EVERYONE ? 'yes' : 'no',
    })
    if (unless.length === 0) return reason
    return `${reason} ${t('unless', { list: unless.map((one) => t(`unlessWhat.${one}`)).join(t('or')) })}`
  }
}
