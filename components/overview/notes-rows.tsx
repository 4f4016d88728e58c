import { useTranslations } from 'next-intl'
import type { Finding } from '@/lib/contract/clusters'
import { TideRow } from '../charts/tide-row'
import { FindingRows } from './finding-rows'
import { SectionHead } from './section-head'

/** What is worth knowing and no incident: last, and without colour. */
export function NotesRows({ cluster, notes }: { cluster: string; notes: readonly Finding[] }) {
  const t = useTranslations('overview')
  if (notes.length === 0) return null
  return (
    <>
      <TideRow label={<SectionHead title={t('notes')} note={t('notesNote')} />} />
      <FindingRows label={t('notes')} cluster={cluster} findings={notes} />
    </>
  )
}
