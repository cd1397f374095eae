/** How an installation is operated: damage and backups, and several nodes on one store. Text in backticks is code. */

/** A paragraph, a block of commands, or a table. */
export type OperatingBlock =
  | string
  | { readonly code: string }
  | { readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] }

const audit: OperatingTopic = {
  title: 'Signed, witnessed, and checked at home',
  blocks: [
    'All facts are the leaves of one Merkle tree (RFC 6962), whose root is signed at most once a second: a checkpoint, in the formats of C2SP that public tools read. `/api/v1/audit/key`, `checkpoint`, `proofs/consistency` and `tile/…` are anybody’s; the leaf of a fact and its proof (`proofs/inclusion`, also as `.tlog-proof`) are for whoever sees the fact; a bundle is for an auditor of the mission, who checks it on a machine of her own:',
    {
      code: 'node verify.mjs inkludering-812.tar --key "varde.example/log+1a2b3c4d+AbCd…" --witness "witness.example+5e6f7a8b+BEfG…" --quorum 1',
    },
    'It says that these facts and no others were in the log when the witness saw it, who recorded each with which key and grant, and that the figures of every release follow from them: it computes them again. `verify.py` is a second program that shares no line with it. How, and what is not proven, is in VERIFY.md in the bundle.',
    {
      heads: ['what', 'how'],
      rows: [
        [
          'run a witness',
          '`varde witness --listen 127.0.0.1:8790 --key witness.key --name witness.example --log "VKEY"` is a small server that another organisation runs. It keeps the last checkpoint it has seen, and cosigns another only where a proof shows that the log has grown from it. Name it in `VARDE_WITNESSES`; `varde_witness_age_seconds` in `/metrics` says how long it has been silent.',
        ],
        [
          'a witness is silent',
          'Nothing waits for it. It is asked again, later and later; what it missed is covered by what it signs next. Ask whoever runs it when `varde_witness_age_seconds` passes a day: until it signs again, the time of new facts is the operator’s word alone.',
        ],
        [
          'a witness refuses',
          'It answers 422, or has seen more facts than there are: this log is not the one it has seen. Stop, and find out which is.',
        ],
        [
          'a copy on another disk',
          'Each checkpoint is copied to the directory in `VARDE_WITNESS_DIR`, and a log that does not continue the copy is served read-only. The directory must be there at the start and is never made: where its disk is not mounted, copies would lie unnoticed beside the data.',
        ],
        [
          'appends are slow',
          '`varde_append_seconds` in `/metrics` says in which stage: `waiting` in the queue, `writing`, `committing` until it is on the disk, or `announcing` to views; `varde_append_facts` how many facts share a commit.',
        ],
        [
          'the signing key',
          '`varde keys rotate` makes a new one, and records that, signed by both. If it is lost, `varde keys rotate --lost --reason … --former VKEY` says so; whoever checks must then get the new key by another way. It is in no backup: keep a copy elsewhere.',
        ],
        [
          'the log was put back to an earlier state',
          'It is served read-only and never signed. Put the newest one back, or go on under another name with `varde restore --accept-fork --reason …`, which everybody who checks will see.',
        ],
        [
          'after a restore',
          'The log takes facts but is not signed until somebody says `--accept-fork`, or that nothing was recorded after the backup: `varde restore --nothing-lost`.',
        ],
      ],
    },
  ],
}

/** What there is to say of one matter. */
export interface OperatingTopic {
  readonly title: string
  readonly blocks: readonly OperatingBlock[]
}

const tokens: OperatingTopic = {
  title: 'Tokens of Maskinporten, ID-porten and HelseID',
  blocks: [
    'Beside keys, access tokens (JWT) are taken from the issuers in the file that `VARDE_JWT_ISSUERS` names; a token is sent as a key is, `Authorization: Bearer …`, and one can sign in to the pages with it. The file is a list:',
    {
      code: JSON.stringify(
        [
          {
            shape: 'maskinporten',
            issuer: 'https://maskinporten.no/',
            jwksUri: 'https://maskinporten.no/jwk',
            audience: 'https://varde.example',
            algorithms: ['RS256'],
            scope: 'example:varde.write',
            suppliers: ['974760673'],
          },
          {
            shape: 'id-porten',
            issuer: 'https://idporten.no',
            jwksUri: 'https://idporten.no/jwks.json',
            audience: 'https://varde.example',
            algorithms: ['RS256'],
            levels: ['idporten-loa-high'],
            organisation: 'Bufdir',
          },
        ],
        null,
        2,
      ),
    },
    'Grants are given to principals: `maskinporten:<organisation number>` for an organisation, `id-porten:<sub>` or `helse-id:<sub>` for a person; `/api/v1/me` says which one a token is. `levels` are the values of `acr` (HelseID: `helseid://claims/identity/security_level`) that are enough, `organisation` is whom those people act for, and `suppliers` are organisations that may use the tokens of others by a delegation. What is recorded names the token by its `jti`, and the supplier; a national identity number (`pid`) is not read, and as `sub` it is refused.',
    'Keys of an issuer are fetched when they are needed and kept for a day. While they cannot be had, its tokens are 503 `issuer-away`, `/healthz/ready` names it (`issuersAway`), and keys of Varde open everything as before.',
  ],
}

const damage: OperatingTopic = {
  title: 'When something is damaged',
  blocks: [
    'Every fact that is read is checked against its leaf hash, which covers its data, its metadata, its times, its places and the version of its schema. What is damaged is never answered: it is 503 `damaged`, nothing more is recorded, and `/healthz/ready` is 503 and names the position. What is whole is still answered.',
    'At the start the end of the log is compared with `varde.head`, which names the last fact after each commit (on the disk at most 200 ms later), and with what is left in `varde.db-wal`. A log that has lost its end, or a `varde.db` that is missing or empty beside other files, is never begun anew. A log of fewer than 10,000 facts is checked whole; any log is checked once an hour.',
    '`varde fsck` is that check by hand, with `--json`: exit status 0 whole, 1 damaged, 2 not checked. It changes nothing, and may run beside a server.',
    'What to do: keep the directory, and `varde restore` a backup into an empty one. Where only the end is lost, `varde backup` of the damaged directory has what is left. `views.db` is rebuilt by itself, and a damaged `access-log.db` is put aside and begun anew.',
    'One process writes. Should a second one have begun to write all the same, the first stops recording and is not ready.',
    'The clock decides everything but the time of recording, which never goes back. A clock that is behind the last fact is in `/healthz/ready` (`clockBehindSeconds`), in `/metrics` and in the record of the service.',
    'Backups (`varde backup`) hold the log and the access log, which keeps denied attempts of known principals for two years; those of strangers are counted by address and minute, for a month. Its rows are chained, and once a day the log records where the chain ends: `varde fsck` names a row that was changed or cut.',
  ],
}

const nodes: OperatingTopic = {
  title: 'Several nodes on one store',
  blocks: [
    'Most installations need none of this: one server and its data directory. Where Varde must stay up while a machine is away, or is read more than one machine can answer, several nodes share one log, which a KurrentDB store (or cluster) keeps:',
    {
      code: "VARDE_LOG='esdb://varde:secret@store-1:2113,store-2:2113,store-3:2113?tlsCAFile=/etc/varde/ca.crt' \\\n  VARDE_DATA_DIR=/srv/varde npm start",
    },
    'Every node gets the same `VARDE_LOG` and the same `VARDE_STREAM_PREFIX` (`varde.`), and a data directory of its own. `:`, `@` and `/` in a password are written `%3A`, `%40`, `%2F`. `docker-compose.yml` runs one node with one store, or two nodes on three stores over TLS behind a balancer.',
    'The facts are in one stream of the store, `<prefix>log`; the revision of an event there is the position of its fact. Each node keeps them in its own `varde.db`, so all nodes have the same positions and the same leaves, and any of them answers every question, with the same words. A command is decided on what the node holds, and all that wait go to the store together, right behind what the node holds. Where another node was first, the node reads what that one recorded, decides again what it concerns, and sends the rest again. Nodes that write at the same time take turns, so that none is refused because another is busier. A command is answered when the store and the node have it; where the store has it and the node cannot keep it within two seconds, the answer is 202 and the same `Idempotency-Key` gets the positions later. A question about a position another node told of waits up to two seconds (then 503 `not-here-yet`). A node that has lost the store goes on answering, says how old its answers are (`Age`), and takes no facts (503 `log-unavailable`) until it follows again.',
    'In front of the nodes any balancer will do that asks `/healthz/ready`, passes `text/event-stream` on at once, and sends nothing but GET, or what carries an `Idempotency-Key`, to another node when the first is gone: with the key it is recorded once, whichever nodes it reaches. Let the same key (`Authorization`) go to the same node, so that its owner finds there what they recorded just now, and the same browser (cookie `varde`, behind TLS `__Host-varde`), whose session is in the memory of one node; rates (`VARDE_WRITE_RATE`) are counted by each node. Live events go on at any node from `Last-Event-ID`.',
    {
      heads: ['to …', 'do'],
      rows: [
        [
          'add a node',
          'Start it with an empty data directory; it listens when it holds all (some 30,000 facts a second on two cores, shared with the store). A backup of another node, restored there, saves most of that: it reads only what came after.',
        ],
        ['lose a node', 'Nothing of it is needed: start another. A damaged data directory is deleted.'],
        [
          'back up',
          '`varde backup` on any node, while it runs, is a whole log. Back up the store as well, as its makers say.',
        ],
        [
          'move a log in',
          "Stop the server; `varde migrate --to 'esdb://…'`; start it, and then the others, with `VARDE_LOG`.",
        ],
        [
          'move it back',
          "Stop one node; `VARDE_LOG='esdb://…' varde migrate --to sqlite`; start it without `VARDE_LOG`. The other nodes become read-only; end them. The prefix is not used again: to move in later, choose another.",
        ],
        [
          'go on after the store was restored to an older backup, or is a new, empty one',
          "The nodes notice, and are read-only: nothing is written over. Stop the node with the highest `position`; `varde migrate --to 'esdb://…'` on its data directory puts back what is missing. Then start it; the others go on by themselves. Start no empty node before that.",
        ],
        [
          'go on after the store is lost for good',
          'On the node with the highest `position`: `varde migrate --to sqlite --store-lost`. It goes on alone, and can be moved into another store later. What only the store held is lost.',
        ],
      ],
    },
    '`varde migrate` compares every leaf, says what it did, and goes on where it was interrupted. At the first start on an empty store one node makes the first key and shows it.',
  ],
}

const store: OperatingTopic = {
  title: 'What the store must be told',
  blocks: [
    'A user. Reading and writing streams, which any user may by default, is all that Varde needs. Make the user once, as admin (`exec store-1 curl …` in compose):',
    {
      code: `curl --cacert ca.crt -u admin https://store-1:2113/users/ -H 'content-type: application/json' \\
  -d '{"loginName":"varde","fullName":"Varde","password":"secret","groups":[]}'`,
    },
    'Every user of the store can by default write where Varde does: give it a store of its own, or keep others out of its streams. Without TLS (`?tls=false`) a store asks nobody who they are.',
    'Nothing is deleted. Never delete, truncate or expire the streams `<prefix>log` and `<prefix>about`: no `$maxAge`, `$maxCount`, `$tb`. A new node that does not find the beginning stops, one whose last fact is gone only reads, and both say so. A scavenge removes what was so marked, and nothing else.',
    'One log a prefix; nothing else writes its two streams. What else is in the store is never read. A log of an earlier version, with a stream for each thing, is not read: a node that finds one says so, and does not start on that prefix.',
    '1 MiB a command, whatever the store is set to: more is 413 `too-large`, and nothing is recorded. Send it in parts; `varde import` does.',
  ],
}

const watch: OperatingTopic = {
  title: 'What to watch',
  blocks: [
    '`/healthz/ready` is 200 as long as a node may be asked, and has `position`, `store`, `ageSeconds` and, if something is amiss, `why` (the record of the service says it with names):',
    {
      heads: ['`store`', 'facts taken', 'what it means'],
      rows: [
        ['`following`', 'yes', 'All is well; `ageSeconds` stays below 3.'],
        ['`catching-up`', 'no', 'Older facts are on their way.'],
        ['`away`', 'no', 'The store does not answer, or does not let the node in; it is tried again.'],
        [
          '`read-only`',
          'no',
          'The store holds less than the node, or another log, or the log has moved on: see above.',
        ],
        ['`stopped` (503)', 'no', 'What stands in a stream is no fact. Somebody must look.'],
      ],
    },
    '`/metrics` has `varde_store_following` (1 or 0), `varde_store_age_seconds` and `varde_log_position`, for each node; ask each, not the balancer. Wake somebody where no node follows, or one has not for some minutes.',
  ],
}

export const operating: readonly OperatingTopic[] = [damage, audit, tokens, nodes, store, watch]
