// The arrows of ARCHITECTURE.md, kept by machine. tools/check-arrows.ts also asserts that modules were cruised at all.
const layer = (name, from, allow) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: '[.]i?test[.]ts$' },
  to: { path: '^(app|components|lib|e2e|cluster|tools)/', pathNot: allow },
})
const onlyFrom = (name, pkg, home) => ({
  name,
  severity: 'error',
  from: { pathNot: [home, '[.]i?test[.]ts$', '^lib/server/test/', '^(e2e|cluster|bench|tools)/'] },
  to: { path: `^node_modules/(${pkg})/` },
})
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-knows-nothing',
      severity: 'error',
      from: { path: '^lib/domain/', pathNot: '[.]test[.]ts$' },
      to: { pathNot: '^lib/domain/' },
    },
    layer('contract', '^lib/contract/', ['^lib/(contract|domain)/']),
    layer('client', '^lib/client/', ['^lib/(client|contract|domain)/']),
    layer('kafka', '^lib/server/kafka/', ['^lib/server/kafka/', '^lib/domain/']),
    layer('connect', '^lib/server/connect/', ['^lib/server/(connect|kafka|http)/', '^lib/(contract|domain)/']),
    layer('clusters', '^lib/server/clusters/', ['^lib/server/(clusters|config|connect|kafka|observe|store|views|http)', '^lib/(contract|domain)/']),
    layer('store', '^lib/server/store/', ['^lib/server/store/', '^lib/domain/']),
    layer('observe', '^lib/server/observe/', ['^lib/server/(observe|kafka|store)/', '^lib/domain/']),
    layer('views', '^lib/server/views/', ['^lib/server/(views|observe|store)/', '^lib/(contract|domain)/']),
    layer('change', '^lib/server/change/', ['^lib/server/(change|kafka|observe|store|auth|views)/', '^lib/(contract|domain)/']),
    layer('auth', '^lib/server/auth/', ['^lib/server/(auth|store)/', '^lib/domain/']),
    layer('http', '^lib/server/http/', ['^lib/server/(http|auth)/', '^lib/(contract|domain)/']),
    layer('generic-parts', '^components/(ui|layout|form|data-table|charts)/', ['^components/(ui|layout|form|data-table|charts)/', '^lib/client/']),
    layer('areas', '^components/', ['^components/', '^lib/(client|contract|domain)/']),
    layer('cluster', '^cluster/', ['^cluster/']),
    layer('bench', '^bench/(?!history)', ['^(bench|cluster|tools)/']),
    layer('bench-history', '^bench/history/', ['^(bench|tools)/', '^lib/(server/(observe|store)|domain)/']),
    layer('e2e', '^e2e/', ['^(e2e|cluster)/', '^tools/serve', '^lib/contract/']),
    {
      name: 'browser-never-reaches-server',
      severity: 'error',
      from: { path: '^(components|lib/client)/' },
      to: { path: '^lib/server/', reachable: true },
    },
    {
      name: 'no-cross-area',
      severity: 'error',
      from: { path: '^components/([^/]+)/' },
      to: { path: '^components/[^/]+/', pathNot: ['^components/(ui|data-table|charts|form|layout|review)/', '^components/$1/'] },
    },
    {
      name: 'writes-only-in-change',
      severity: 'error',
      from: { pathNot: ['^lib/server/(change|kafka|test)/', '[.]i?test[.]ts$'] },
      to: { path: '^lib/server/kafka/(cluster-writes[.]ts|writes/)' },
    },
    onlyFrom('kafka-clients-live-in-kafka', 'kafkajs|@platformatic/kafka', '^lib/server/kafka/'),
    onlyFrom('openid-lives-in-auth', 'openid-client|jose|oauth4webapi', '^lib/server/auth/oidc/'),
    onlyFrom('kysely-lives-in-store', 'kysely', '^lib/server/store/'),
    onlyFrom('recharts-lives-in-charts', 'recharts', '^components/charts/'),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.next|\\.demo|\\.cluster)/' },
  },
}
