import { endpoint } from './endpoint'
import { operations } from './operations'
import { ScramUserDetail, ScramUserList, ScramUserListQuery } from './scram-users'

export const scramUserEndpoints = {
  listScramUsers: endpoint({
    ...operations.listScramUsers,
    access: 'principals:read',
    summary: 'Who can log in with SCRAM, by which mechanisms; never a salt or a key',
    query: ScramUserListQuery,
    response: ScramUserList,
  }),
  getScramUser: endpoint({
    ...operations.getScramUser,
    access: 'principals:read',
    summary: 'One user: SCRAM credentials, ACL bindings, when the password was last set here',
    response: ScramUserDetail,
  }),
}
