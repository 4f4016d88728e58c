import { endpoints } from '@/lib/contract/endpoints'
import { createBoard } from '@/lib/server/boards-api'
import { boardContext, route } from '@/lib/server/container'
import { listBoards } from '@/lib/server/views/boards'

export const GET = route(endpoints.listBoards, async ({ actor }) => listBoards(await boardContext(actor)))

export const POST = route(endpoints.createBoard, async ({ actor, body }) => createBoard(await boardContext(actor), body))
