import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EditPage } from '@/components/boards/edit/edit-page'
import { nameFromParam } from '@/lib/client/paths'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('boards')
  return { title: t('editTitle') }
}

export default async function Page({ params }: PageProps<'/boards/[board]/edit'>) {
  return <EditPage board={nameFromParam((await params).board)} />
}
