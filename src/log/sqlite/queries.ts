/** Queries on a database: statements that are prepared once, and give rows as arrays. */

import type { DatabaseSync, StatementSync } from 'node:sqlite'

/** A value in a statement or a row. */
export type SqlValue = string | number | Uint8Array

export interface Queries {
  all(sql: string, ...values: SqlValue[]): unknown[][]
  one(sql: string, ...values: SqlValue[]): unknown[] | undefined
}

/** Statements on a database. `failed` is told of an error of SQLite, and gives the one to be thrown. */
export function queriesOn(db: DatabaseSync, failed: (error: Error) => Error = error => error): Queries {
  const statements = new Map<string, StatementSync>()
  function prepare(sql: string): StatementSync {
    const known = statements.get(sql)
    if (known) return known
    const statement = db.prepare(sql)
    statement.setReturnArrays(true)
    statements.set(sql, statement)
    return statement
  }
  function attempt<A>(query: () => A): A {
    try {
      return query()
    } catch (error) {
      throw failed(error as Error)
    }
  }
  return {
    all: (sql, ...values) => attempt(() => prepare(sql).all(...values)) as unknown as unknown[][],
    one: (sql, ...values) => attempt(() => prepare(sql).get(...values)) as unknown as unknown[] | undefined,
  }
}
