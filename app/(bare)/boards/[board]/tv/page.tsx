import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { TvPage } from '@/components/boards/tv/tv-page'
import { nameFromParam } from '@/lib/client/paths'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('boards')
  return { title: t('tv') }
}

export default async function Page({ params }: PageProps<'/boards/[board]/tv'>) {
  return <TvPage board={nameFromParam((await params).board)} />
}
