import { QueryClient, environmentManager } from '@tanstack/react-query'
import { isApiProblem } from './api-problem'

function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Every answer is a view of a picture that changes with the event stream, not with time.
        staleTime: 5_000,
        retry: (failures, error) => failures < 2 && isApiProblem(error) && error.isPassing,
        refetchOnWindowFocus: false,
        // Offline a question fails at once and says so; else it would wait, and what is shown would seem to be of now.
        networkMode: 'always',
      },
      // What somebody sends while offline is refused, not sent when they no longer expect it.
      mutations: { networkMode: 'always' },
    },
  })
}

let browserClient: QueryClient | undefined

/** One client per browser tab, a new one per request on the server. */
export function getQueryClient(): QueryClient {
  if (environmentManager.isServer()) return makeQueryClient()
  return (browserClient ??= makeQueryClient())
}
