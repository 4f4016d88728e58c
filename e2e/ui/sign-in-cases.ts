import { FINE } from '../fixtures/business/answers'
import { byProvider, providerSilent, refusedByGroups } from '../fixtures/business/sessions'
import type { PageCase } from './states'

const withWays = (getSignInWays: typeof byProvider) => ({ ...FINE, getSignInWays })

/** The page before anybody is known, as the identity provider leaves it. */
export const SIGN_IN_CASES: PageCase[] = [
  { name: 'login', path: '/login', states: { fine: { answers: FINE, shows: 'No account?' } } },
  {
    name: 'login-by-provider',
    path: '/login?next=%2Fclusters',
    states: {
      fine: { answers: withWays(byProvider), shows: 'Sign in with Nordwind' },
      unreachable: { answers: withWays(providerSilent), shows: /Nordwind does not answer/ },
    },
  },
  {
    name: 'login-refused',
    path: '/login?failed=no-role',
    states: { refused: { answers: withWays(refusedByGroups), shows: /warehouse-north.* and 14 more/ } },
  },
  {
    name: 'login-failed',
    path: '/login?failed=clock',
    states: { failed: { answers: withWays(byProvider), shows: /more than a minute apart/ } },
  },
]
