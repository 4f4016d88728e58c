import { useTranslations } from 'next-intl'
import { isApiProblem } from '@/lib/client/api-problem'
import type { ClusterConfigItem } from '@/lib/contract/cluster-configs'
import type { ClusterDraft, DraftFaults } from './cluster-draft'

/** What each part of the form is given. */
export interface FieldSet {
  draft: ClusterDraft
  /** The cluster as it is saved; null: a new one. */
  kept: ClusterConfigItem | null
  onChange: (changes: Partial<ClusterDraft>) => void
  /** What is wrong with a field, by its path in what is sent. */
  errorOf: (path: string) => string | undefined
}

/** What may be said of the fields by now: our own faults, else what the server found. */
export function useErrorOf(refusal: Error | null): (said: DraftFaults) => FieldSet['errorOf'] {
  const t = useTranslations('connection.faults')
  return (said) => (path) => {
    const fault = said[path]
    if (fault) return t(fault)
    const field = isApiProblem(refusal) ? refusal.fields.find((one) => one.path.replace(/\[\d+\]$/, '') === path) : undefined
    if (!field) return undefined
    if (field.message === 'is needed') return t('needed')
    if (field.message === 'is taken') return t('taken')
    if (field.message.startsWith('is a link-local')) return t('forbidden')
    return field.message.startsWith('enter it again') ? t('again') : field.message
  }
}
