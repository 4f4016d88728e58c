import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { BoardPage } from '@/components/boards/board-page'
import { nameFromParam } from '@/lib/client/paths'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('boards')
  return { title: t('title') }
}

export default async function Page({ params }: PageProps<'/boards/[board]'>) {
  return <BoardPage board={nameFromParam((await params).board)} />
}
