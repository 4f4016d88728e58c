import { useTranslations } from 'next-intl'
import type { Finding } from '@/lib/contract/clusters'
import { TideRow } from '../charts/tide-row'
import { FindingRows } from './finding-rows'

/** What is worth knowing and no incident: last, and without colour. */
export function NotesRows({ cluster, notes }: { cluster: string; notes: readonly Finding[] }) {
  const t = useTranslations('overview')
  if (notes.length === 0) return null
  return (
    <>
      <TideRow
        label={
          <div className="flex items-baseline gap-2 pt-1.5">
            <h2>{t('notes')}</h2>
            <span className="text-12 text-muted">{t('notesNote')}</span>
          </div>
        }
      />
      <FindingRows label={t('notes')} cluster={cluster} findings={notes} />
    </>
  )
}
