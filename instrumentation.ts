/** Next calls this once per process, at start, never at build. Observing begins here and is not waited for. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { allowedByOperations, guardServers } = await import('./lib/server/http/request-gate')
  const { operations } = await import('./lib/contract/operations')
  const { getContainer, startConsole } = await import('./lib/server/container')
  guardServers(allowedByOperations(Object.values(operations)), () => getContainer().config.trustProxy)
  startConsole()
}
