import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LoginArt } from '@/components/access/login-art'
import { LoginPanel } from '@/components/access/login-panel'
import { Logo } from '@/components/ui/logo'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('login'))('title') }
}

export default async function LoginPage({ searchParams }: PageProps<'/login'>) {
  const { failed, next } = await searchParams
  const t = await getTranslations('login')
  return (
    <div className="grid min-h-dvh grid-cols-[440px_minmax(0,1fr)] bg-surface max-lg:grid-cols-[minmax(0,1fr)] max-lg:content-start">
      <main className="flex flex-col justify-center gap-4 p-12 max-lg:mx-auto max-lg:w-full max-lg:max-w-110 max-lg:justify-start max-md:px-4 max-md:py-6">
        <div className="flex items-center gap-2 text-16 font-strong tracking-[-0.005em]">
          <Logo size={26} />
          {t('product')}
        </div>
        <LoginPanel failed={one(failed)} next={one(next)} />
      </main>
      <LoginArt />
    </div>
  )
}

function one(value: string | string[] | undefined): string | null {
  return typeof value === 'string' ? value : null
}
