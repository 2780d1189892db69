import { RunState } from "#shared/run.ts";
import type { SealedPart } from "#worker/runs/part-sealer.ts";
import type { RunEnd } from "#worker/store/commit-run.ts";
import type { RunSeed } from "#worker/store/insert-run.ts";

/** Whose run it is, as the gateway proved it. */
export type RunOwner = { tenant: string; account: string; publicKey: string; shard: number };

export type StoredRun = {
  id: string;
  idempotencyKey: string;
  requestHash: string;
  state: RunState;
  owner: RunOwner;
  seed: RunSeed;
  /** The run key sealed to the account; null until it is. */
  sealedKey: string | null;
  end: RunEnd | null;
  isCommitted: boolean;
  eraseAt: number | null;
};

type Row = {
  id: string;
  idempotency_key: string;
  request_hash: string;
  state: string;
  facts: string;
  sealed_key: string | null;
  ending: string | null;
  committed: number;
  erase_at: number | null;
};

const columns = "id, idempotency_key, request_hash, state, facts, sealed_key, ending, committed, erase_at";

/** The runs of one conversation in its object's own SQLite. What is readable never comes here. */
export class RunTable {
  readonly #sql: SqlStorage;
  #isReady: boolean;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    this.#isReady =
      sql.exec("select 1 from sqlite_master where type = 'table' and name = 'runs'").toArray().length > 0;
  }

  insert(run: Pick<StoredRun, "id" | "idempotencyKey" | "requestHash" | "owner" | "seed">): void {
    this.#prepare();
    this.#sql.exec(
      "insert into runs (id, idempotency_key, request_hash, state, facts) values (?, ?, ?, 'accepted', ?)",
      run.id,
      run.idempotencyKey,
      run.requestHash,
      JSON.stringify({ owner: run.owner, seed: run.seed }),
    );
  }

  find(id: string): StoredRun | undefined {
    return this.#select("where id = ?", id)[0];
  }

  findByKey(idempotencyKey: string): StoredRun | undefined {
    return this.#select("where idempotency_key = ?", idempotencyKey)[0];
  }

  /** Runs that were being made: with nobody in memory who makes them, they are interrupted. */
  listUnfinished(): StoredRun[] {
    return this.#select("where ending is null and erase_at is null");
  }

  listUncommitted(): StoredRun[] {
    return this.#select("where ending is not null and committed = 0");
  }

  markRunning(id: string): void {
    this.#sql.exec("update runs set state = 'running' where id = ? and state = 'accepted'", id);
  }

  /** The key goes with the first part, in one write: alone it would hold the first words back for nothing. */
  storePart(id: string, part: SealedPart, sealedKey: string): void {
    if (part.index === 0) this.#sql.exec("update runs set sealed_key = ? where id = ?", sealedKey, id);
    this.#sql.exec(
      "insert into parts (run, part, record, last_sequence) select ?, ?, ?, ? where exists (select 1 from runs where id = ? and erase_at is null)",
      id,
      part.index,
      part.record,
      part.lastSequence,
      id,
    );
  }

  /** The first end stands: a run ends once. */
  storeEnd(id: string, { end, eraseAt }: { end: RunEnd; eraseAt: number }): void {
    this.#sql.exec(
      "update runs set state = ?, ending = ?, erase_at = ? where id = ? and ending is null",
      end.state,
      JSON.stringify(end),
      eraseAt,
      id,
    );
  }

  markCommitted(id: string): void {
    this.#sql.exec("update runs set committed = 1 where id = ?", id);
  }

  readParts(id: string): { records: string[]; lastSequence: number } {
    const rows = this.#sql
      .exec<{ record: string; last_sequence: number }>(
        "select record, last_sequence from parts where run = ? order by part",
        id,
      )
      .toArray();
    return { records: rows.map((row) => row.record), lastSequence: rows.at(-1)?.last_sequence ?? 0 };
  }

  /** Erases the buffers whose time has come. That there was such a run stays, so that no retry pays twice. */
  erase(now: number): string[] {
    if (!this.#isReady) return [];
    const due = this.#sql
      .exec<{ id: string }>("select id from runs where erase_at <= ? and committed = 1 and facts <> ''", now)
      .toArray()
      .map((row) => row.id);
    for (const id of due) {
      this.#sql.exec("delete from parts where run = ?", id);
      this.#sql.exec("update runs set facts = '', ending = '', sealed_key = null where id = ?", id);
    }
    return due;
  }

  nextErasure(): number | null {
    if (!this.#isReady) return null;
    return this.#sql
      .exec<{ at: number | null }>("select min(erase_at) as at from runs where facts <> ''")
      .one().at;
  }

  /** Forgets everything but that there was a conversation here, which nothing brings back. */
  clear(): void {
    this.#prepare();
    this.#sql.exec("delete from parts");
    this.#sql.exec("delete from runs");
    this.#sql.exec("insert or ignore into tombstone (deleted) values (1)");
  }

  isDeleted(): boolean {
    return this.#isReady && this.#sql.exec("select 1 from tombstone").toArray().length > 0;
  }

  #select(where: string, ...bindings: string[]): StoredRun[] {
    if (!this.#isReady) return [];
    return this.#sql
      .exec<Row>(`select ${columns} from runs ${where} and facts <> ''`, ...bindings)
      .toArray()
      .map(toStoredRun);
  }

  /** A run whose buffer is gone: only its key and hash are left. */
  findErased(by: { id?: string; idempotencyKey?: string }): { id: string; requestHash: string } | undefined {
    if (!this.#isReady) return undefined;
    const [row] = this.#sql
      .exec<Pick<Row, "id" | "request_hash">>(
        "select id, request_hash from runs where facts = '' and (id = ? or idempotency_key = ?)",
        by.id ?? "",
        by.idempotencyKey ?? "",
      )
      .toArray();
    return row && { id: row.id, requestHash: row.request_hash };
  }

  #prepare(): void {
    if (this.#isReady) return;
    this.#sql.exec(
      "create table runs (id text primary key, idempotency_key text not null unique, request_hash text not null, state text not null, facts text not null, sealed_key text, ending text, committed integer not null default 0, erase_at integer)",
    );
    this.#sql.exec(
      "create table parts (run text not null, part integer not null, record text not null, last_sequence integer not null, primary key (run, part))",
    );
    this.#sql.exec("create table tombstone (deleted integer primary key)");
    this.#isReady = true;
  }
}

// Written by this class alone, from typed values.
function toStoredRun(row: Row): StoredRun {
  const facts: Pick<StoredRun, "owner" | "seed"> = JSON.parse(row.facts);
  return {
    id: row.id,
    idempotencyKey: row.idempotency_key,
    requestHash: row.request_hash,
    state: RunState.parse(row.state),
    ...facts,
    sealedKey: row.sealed_key,
    end: row.ending ? JSON.parse(row.ending) : null,
    isCommitted: row.committed === 1,
    eraseAt: row.erase_at,
  };
}
