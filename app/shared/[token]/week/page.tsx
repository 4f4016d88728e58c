import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SharedWeek } from '@/components/boards/shared/shared-week'
import { nameFromParam } from '@/lib/client/paths'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('boards')
  return { title: t('weekly.title') }
}

export default async function Page({ params }: PageProps<'/shared/[token]/week'>) {
  return <SharedWeek token={nameFromParam((await params).token)} />
}
