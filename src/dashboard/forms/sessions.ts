/** Who is signed in to the pages. Sessions are in the memory of this node: they end with it, by signing out, or with their key. */
import { randomBytes, timingSafeEqual } from 'node:crypto'

export interface Session {
  readonly id: string
  /** The header that the API gets from whoever is signed in. */
  readonly authorization: string
  /** Stands in every form of the session, so that no other site can send one. */
  readonly token: string
  /** Milliseconds since 1970. */
  readonly until: number
}

/** Who is signed in where. */
export interface SignedIn {
  readonly principal: string
  /** Stands in every form. */
  readonly token: string
  /** Whether they have a role for a command about a thing of that mission, with that body where one is given. */
  readonly may: (command: readonly [thing: string, name: string], id: string, mission: string, body?: object) => boolean
  /** Whether they see all of a mission: only then may they suppose what would be recorded there. */
  readonly maySuppose: (mission: string) => boolean
}

export interface Sessions {
  /** A new session, with an id that nobody can have known before. */
  open(authorization: string, now: number): Session
  find(id: string | undefined, now: number): Session | undefined
  end(id: string): void
}

/** How long a session lasts, in milliseconds. */
export const SESSION = 12 * 3_600_000
/** Beyond it the oldest ends. */
const MOST = 10_000

const secret = (): string => randomBytes(32).toString('base64url')

/** No sessions yet. */
export function sessionsOf(most = MOST): Sessions {
  const sessions = new Map<string, Session>()

  function open(authorization: string, now: number): Session {
    const session = { id: secret(), authorization, token: secret(), until: now + SESSION }
    sessions.set(session.id, session)
    for (const oldest of sessions.keys()) {
      if (sessions.size <= most) break
      sessions.delete(oldest)
    }
    return session
  }

  function find(id: string | undefined, now: number): Session | undefined {
    const session = id === undefined ? undefined : sessions.get(id)
    if (!session || now <= session.until) return session
    sessions.delete(session.id)
    return undefined
  }

  return { open, find, end: id => void sessions.delete(id) }
}

/** Whether a form was made for that session. */
export function isOfSession({ token }: Session, given: unknown): boolean {
  if (typeof given !== 'string') return false
  const [own, other] = [Buffer.from(token), Buffer.from(given)]
  return own.length === other.length && timingSafeEqual(own, other)
}
