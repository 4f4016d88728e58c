import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SharedPage } from '@/components/boards/shared/shared-page'
import { nameFromParam } from '@/lib/client/paths'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('boards')
  return { title: t('shared.title') }
}

export default async function Page({ params }: PageProps<'/shared/[token]'>) {
  return <SharedPage token={nameFromParam((await params).token)} />
}
