import { registerHooks } from 'node:module'
import { existsSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Lets the server's own modules be loaded without a bundler: `@/` is the project, and files are named without their ending. */
export function useServerCode(): void {
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier === 'server-only') return { url: 'data:text/javascript,', shortCircuit: true }
      const isOurs = specifier.startsWith('@/') || (specifier.startsWith('.') && context.parentURL?.includes('/lib/'))
      if (!isOurs) return next(specifier, context)
      const path = specifier.startsWith('@/') ? root + specifier.slice(2) : fileURLToPath(new URL(specifier, context.parentURL))
      return next(pathToFileURL(existsSync(`${path}.ts`) ? `${path}.ts` : path).href, context)
    },
  })
}
