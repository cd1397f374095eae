/** Which role may send which command? The table that the commands’ own rows of roles make; a command without a row is denied. */
import { z } from 'zod'
import type { Role } from '../../events/access.ts'
import { type AnyCommand, commandNamed, commands } from '../commands/catalogue.ts'
import type { RoleContext } from '../commands/command.ts'

/** Roles by thing and command. */
export const matrix: Readonly<Record<string, Readonly<Record<string, readonly Role[]>>>> = Object.fromEntries(
  Object.entries(Object.groupBy(commands, ({ thing }) => thing)).map(([thing, own]) => [
    thing,
    Object.fromEntries(own.map(({ name, roles }) => [name, roles])),
  ]),
)

const nobody: readonly Role[] = []

/** The roles that may send the command, with that body where one is given; none where there is no such command. */
export function rolesFor(thing: string, name: string, body?: object, look?: RoleContext): readonly Role[] {
  const command = commandNamed(thing, name)
  return (body && command?.rolesWith?.(body, look)) ?? command?.roles ?? nobody
}

/** Whether a command is about one cell of an indicator, the total where none is named. */
export const isOfOneCell = ({ thing, body }: AnyCommand): boolean =>
  thing === 'indicators' && body instanceof z.ZodObject && 'cell' in body.shape
