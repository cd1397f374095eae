/** The thread that writes the file of a log: it opens it, stores each batch that it is sent, and answers where the facts are. */
import { parentPort, workerData } from 'node:worker_threads'
import type { StoredFact } from '../log.ts'
import type { AppendPlace } from '../seal.ts'
import type { SqliteFile, SqliteFileOptions } from './file.ts'
import { openOwnFile } from './own-file.ts'
import { unpack } from './packed.ts'
import type { FileStanding, WriteAnswer, WriteRequest } from './write-thread.ts'

const say = (answer: WriteAnswer): void => parentPort?.postMessage(answer)

const standingOf = ({ writer, damage }: SqliteFile): FileStanding => ({
  lastRecordedAt: writer.lastRecordedAt(),
  unavailable: writer.unavailable(),
  damage: damage(),
})

const placeOf = ([first]: readonly StoredFact[]): AppendPlace => {
  const { position, missionSeq, recordedAt } = first as StoredFact
  return { position, missionSeq, recordedAt }
}

function serve(file: SqliteFile): void {
  parentPort?.on('message', (request: WriteRequest) => {
    if (request === 'close') {
      file.close()
      parentPort?.close()
      return
    }
    try {
      const stored = file.writer.write(request.map(unpack)).map(placeOf)
      say({ stored, standing: standingOf(file) })
    } catch (error) {
      say({ unstored: (error as Error).message, standing: standingOf(file) })
    }
  })
  say({ opened: standingOf(file) })
}

try {
  serve(openOwnFile(workerData as SqliteFileOptions))
} catch (error) {
  const { name, message } = error as Error
  say({ unopened: { name, message } })
}
