import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { WeekPage } from '@/components/boards/week/week-page'
import { nameFromParam } from '@/lib/client/paths'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('boards')
  return { title: t('weekly.title') }
}

export default async function Page({ params }: PageProps<'/boards/[board]/week'>) {
  return <WeekPage board={nameFromParam((await params).board)} />
}
