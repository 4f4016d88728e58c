import access from './access.json'
import acls from './acls.json'
import audit from './audit.json'
import boards from './boards.json'
import brokers from './brokers.json'
import changes from './changes.json'
import clusters from './clusters.json'
import connect from './connect.json'
import connection from './connection.json'
import delegationTokens from './delegation-tokens.json'
import group from './group.json'
import groups from './groups.json'
import lag from './lag.json'
import layout from './layout.json'
import login from './login.json'
import overview from './overview.json'
import preferences from './preferences.json'
import quorum from './quorum.json'
import quotas from './quotas.json'
import replication from './replication.json'
import reset from './reset.json'
import said from './said.json'
import search from './search.json'
import sessions from './sessions.json'
import topicChanges from './topic-changes.json'
import topics from './topics.json'
import transactions from './transactions.json'
import ui from './ui.json'
import users from './users.json'

/** One file an area; each holds its namespaces at the top level. */
export const en = {
  ...access,
  ...acls,
  ...audit,
  ...boards,
  ...brokers,
  ...changes,
  ...clusters,
  ...connect,
  ...connection,
  ...delegationTokens,
  ...group,
  ...groups,
  ...lag,
  ...layout,
  ...login,
  ...overview,
  ...preferences,
  ...quorum,
  ...quotas,
  ...replication,
  ...reset,
  ...said,
  ...search,
  ...sessions,
  ...topicChanges,
  ...topics,
  ...transactions,
  ...ui,
  ...users,
}
