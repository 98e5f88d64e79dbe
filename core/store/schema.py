"""The tables of catalogue.db, thumbnails.db and journal.db, as numbered steps. A released step is never edited: add
another.

Paths are stored as the system's own bytes (`os.fsencode`), because a file name need not be valid text.
"""

from __future__ import annotations

from core.store.database import Connection, Step


def _catalogue_1(connection: Connection) -> None:
    for statement in (
        "CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID",
        "INSERT INTO meta VALUES ('revision', 0), ('matcher', '')",
        # device: of the folder when photographs were last seen in it; tells an empty mount point from an empty folder.
        "CREATE TABLE folders (path BLOB PRIMARY KEY, offline INTEGER NOT NULL DEFAULT 0, device INTEGER)",
        # Ids are never used again: a list may still hold one when its row is gone.
        """CREATE TABLE contents (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            digest BLOB NOT NULL UNIQUE,
            pixel_digest BLOB NOT NULL,
            dct_hash BLOB NOT NULL,
            trimmed_hash BLOB,
            quality INTEGER NOT NULL,
            width INTEGER NOT NULL,
            height INTEGER NOT NULL,
            format TEXT NOT NULL,
            camera TEXT,
            taken TEXT,
            matched INTEGER NOT NULL DEFAULT 0
        )""",
        "CREATE INDEX contents_unmatched ON contents (id) WHERE matched = 0",
        # name and taken repeat what path and content say, for sorted lists straight from an index.
        """CREATE TABLE photos (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            content_id INTEGER NOT NULL REFERENCES contents (id),
            path BLOB NOT NULL UNIQUE,
            name TEXT NOT NULL,
            taken TEXT NOT NULL,
            size INTEGER NOT NULL,
            mtime_ns INTEGER NOT NULL,
            device INTEGER NOT NULL,
            inode INTEGER NOT NULL,
            offline INTEGER NOT NULL DEFAULT 0
        )""",
        "CREATE INDEX photos_by_content ON photos (content_id)",
        "CREATE INDEX photos_by_inode ON photos (inode, device)",
        "CREATE INDEX photos_by_taken ON photos (taken DESC, name, id)",
        "CREATE INDEX photos_by_size ON photos (size DESC, name, id)",
        "CREATE INDEX photos_by_name ON photos (name, id)",
        "CREATE TABLE encoders (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
        """CREATE TABLE codes (
            content_id INTEGER NOT NULL REFERENCES contents (id) ON DELETE CASCADE,
            encoder INTEGER NOT NULL REFERENCES encoders (id),
            space TEXT NOT NULL,
            code BLOB NOT NULL,
            PRIMARY KEY (content_id, encoder, space)
        ) WITHOUT ROWID""",
        # size and mtime_ns are NULL for what is no file that was read: folders, unsupported kinds.
        """CREATE TABLE problems (
            path BLOB PRIMARY KEY,
            code TEXT NOT NULL,
            reason TEXT NOT NULL,
            size INTEGER,
            mtime_ns INTEGER
        ) WITHOUT ROWID""",
        """CREATE TABLE matches (
            a INTEGER NOT NULL REFERENCES contents (id) ON DELETE CASCADE,
            b INTEGER NOT NULL REFERENCES contents (id) ON DELETE CASCADE,
            kind TEXT NOT NULL,
            distance INTEGER NOT NULL,
            confidence REAL NOT NULL,
            left_edge REAL, top_edge REAL, right_edge REAL, bottom_edge REAL,
            detail TEXT NOT NULL,
            PRIMARY KEY (a, b)
        ) WITHOUT ROWID""",
        "CREATE INDEX matches_by_b ON matches (b)",
    ):
        connection.execute(statement)


def _thumbnails_1(connection: Connection) -> None:
    # Keyed by digest, so that thumbnails outlive a rebuilt catalogue. The oldest ids are the first to be evicted.
    connection.execute(
        "CREATE TABLE thumbnails (id INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, jpeg BLOB NOT NULL)"
    )


def _catalogue_2(connection: Connection) -> None:
    # otherwise: the kind of a match where more confidence is asked for than it has; NULL for none.
    connection.execute("ALTER TABLE matches ADD COLUMN otherwise TEXT")
    # What keeper rules ask of a picture beyond `contents`; read from the file when a rule first needs it.
    connection.execute(
        """CREATE TABLE details (
            content_id INTEGER PRIMARY KEY REFERENCES contents (id) ON DELETE CASCADE,
            jpeg_quality INTEGER,
            sharpness REAL,
            has_gps INTEGER NOT NULL,
            rating INTEGER
        )"""
    )


def _journal_1(connection: Connection) -> None:
    for statement in (
        "CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID",
        "INSERT INTO meta VALUES ('revision', 0)",
        # What a person decided about one picture (path, when it was decided) and others, by digest of the contents.
        "CREATE TABLE decisions (id INTEGER PRIMARY KEY AUTOINCREMENT, ruling TEXT NOT NULL, at TEXT NOT NULL)",
        """CREATE TABLE decided (
            decision INTEGER NOT NULL REFERENCES decisions (id) ON DELETE CASCADE,
            place INTEGER NOT NULL,
            digest BLOB NOT NULL,
            path BLOB NOT NULL,
            PRIMARY KEY (decision, place)
        ) WITHOUT ROWID""",
        # Photos marked to go, and photos chosen to be kept, as the person left them.
        "CREATE TABLE marks (path BLOB PRIMARY KEY, digest BLOB NOT NULL) WITHOUT ROWID",
        "CREATE TABLE keepers (path BLOB PRIMARY KEY, digest BLOB NOT NULL, reason TEXT NOT NULL) WITHOUT ROWID",
        # settled: nothing of it is under way, and the catalogue has followed.
        """CREATE TABLE batches (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            action TEXT NOT NULL,
            at TEXT NOT NULL,
            settled INTEGER NOT NULL DEFAULT 0
        )""",
        "CREATE INDEX batches_open ON batches (id) WHERE NOT settled",
        # One file of a batch. kept: all that is needed to finish it and to bring it back (JSON); bundle: acts that go
        # together. state: an ActState, or 'undoing'. digest: of a photo's content; NULL for companions.
        """CREATE TABLE acts (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            batch INTEGER NOT NULL REFERENCES batches (id),
            bundle INTEGER NOT NULL,
            state TEXT NOT NULL,
            path BLOB NOT NULL,
            target BLOB NOT NULL,
            digest BLOB,
            size INTEGER NOT NULL,
            freed INTEGER NOT NULL,
            kept TEXT NOT NULL,
            reason TEXT NOT NULL
        )""",
        "CREATE INDEX acts_by_batch ON acts (batch, id)",
        # All that the list of batches asks, without reading what is kept of each act.
        "CREATE INDEX acts_in_short ON acts (batch, state, reason, freed)",
        "CREATE INDEX acts_open ON acts (batch) WHERE state IN ('planned', 'undoing')",
    ):
        connection.execute(statement)


def _catalogue_3(connection: Connection) -> None:
    for statement in (
        # Look codes of overlapping parts of a picture, one after the other; which parts, `core.search` says.
        """CREATE TABLE regions (
            content_id INTEGER NOT NULL REFERENCES contents (id) ON DELETE CASCADE,
            encoder INTEGER NOT NULL REFERENCES encoders (id),
            codes BLOB NOT NULL,
            PRIMARY KEY (content_id, encoder)
        ) WITHOUT ROWID""",
        # How well each picture fits a taught album (which: as in journal.db), by the last fit: ids as int64 and scores
        # 0..1 as float32. One row, for they change all together; made_from: what they follow from.
        """CREATE TABLE album_scores (
            album INTEGER PRIMARY KEY,
            made_from TEXT NOT NULL,
            contents BLOB NOT NULL,
            scores BLOB NOT NULL
        )""",
        # Stars inside the file, -1 to 5, 0 where it has none; NULL: not looked at yet.
        "ALTER TABLE contents ADD COLUMN rating INTEGER",
        "UPDATE contents SET rating = (SELECT coalesce(rating, 0) FROM details WHERE content_id = contents.id)",
        "CREATE INDEX contents_unrated ON contents (id) WHERE rating IS NULL",
    ):
        connection.execute(statement)


def _catalogue_4(connection: Connection) -> None:
    # The numbers whose signs the look code is, int8, for encoders that give them (`CodeSpace.step`).
    connection.execute(
        """CREATE TABLE look_values (
            content_id INTEGER NOT NULL REFERENCES contents (id) ON DELETE CASCADE,
            encoder INTEGER NOT NULL REFERENCES encoders (id),
            steps BLOB NOT NULL,
            PRIMARY KEY (content_id, encoder)
        ) WITHOUT ROWID"""
    )


def _catalogue_5(connection: Connection) -> None:
    # Searches ask which codes of one encoder there are whenever something has changed. Without these, each answer reads
    # all codes of all encoders: a third of a second for 200,000 photos with long ones.
    connection.execute("CREATE INDEX IF NOT EXISTS codes_by_encoder ON codes (encoder, space, content_id)")
    connection.execute("CREATE INDEX IF NOT EXISTS regions_by_encoder ON regions (encoder, content_id)")


def _journal_2(connection: Connection) -> None:
    for statement in (
        # Searches: the last ones, and those with a name, which are kept. query: JSON; picture: a JPEG thumbnail.
        """CREATE TABLE searches (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT UNIQUE,
            at TEXT NOT NULL,
            query TEXT NOT NULL UNIQUE,
            picture BLOB NOT NULL
        )""",
        # Pictures of searches that are no files: by their place among the examples.
        """CREATE TABLE search_pictures (
            search INTEGER NOT NULL REFERENCES searches (id) ON DELETE CASCADE,
            place INTEGER NOT NULL,
            data BLOB NOT NULL,
            PRIMARY KEY (search, place)
        )""",
        # Albums taught by example. Scores from `threshold` (0..1) on belong; inside: the example belongs or does not.
        """CREATE TABLE albums (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE,
            learner TEXT NOT NULL,
            at TEXT NOT NULL,
            threshold REAL NOT NULL
        )""",
        """CREATE TABLE album_examples (
            album INTEGER NOT NULL REFERENCES albums (id) ON DELETE CASCADE,
            digest BLOB NOT NULL,
            path BLOB NOT NULL,
            inside INTEGER NOT NULL,
            PRIMARY KEY (album, digest)
        ) WITHOUT ROWID""",
        # Stars 0..5 (-1 rejected) and a label ("" none) that a person gave a picture, NULL where never, and the number
        # of the change that did. Rows stay when a change is undone, so that others can tell what has changed.
        """CREATE TABLE ratings (
            digest BLOB PRIMARY KEY,
            path BLOB NOT NULL,
            stars INTEGER,
            label TEXT,
            at TEXT NOT NULL,
            revision INTEGER NOT NULL
        ) WITHOUT ROWID""",
        "CREATE INDEX ratings_by_revision ON ratings (revision)",
        # Photos whose stars and label are still to be written into their sidecars.
        "CREATE TABLE sidecars_due (path BLOB PRIMARY KEY, digest BLOB NOT NULL) WITHOUT ROWID",
    ):
        connection.execute(statement)


def _journal_3(connection: Connection) -> None:
    # What was done to one file, asked for every photo whose stars are taken back.
    connection.execute("CREATE INDEX acts_by_path ON acts (path)")


CATALOGUE: tuple[Step, ...] = (_catalogue_1, _catalogue_2, _catalogue_3, _catalogue_4, _catalogue_5)
THUMBNAILS: tuple[Step, ...] = (_thumbnails_1,)
JOURNAL: tuple[Step, ...] = (_journal_1, _journal_2, _journal_3)
