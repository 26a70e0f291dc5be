using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;
using SQLitePCL;

namespace Isthmus.Indicators.Datasets.Writing;

/// <summary>Writes millions of rows in the transaction of the window: on SQLite by one prepared statement that is bound anew, on PostgreSQL by COPY.</summary>
internal abstract class BulkRows : IDisposable
{
    /// <param name="columns">Names of the columns, and whether each holds whole numbers (i), numbers (d), texts (t) or ids (g).</param>
    public static BulkRows Into(DbConnection connection, string table, params (string Name, char Kind)[] columns) =>
        connection is NpgsqlConnection postgres ? new Copy(postgres, table, columns) : new Prepared((SqliteConnection)connection, table, columns);

    public abstract BulkRows Row();
    public abstract BulkRows Whole(int value);
    public abstract BulkRows Real(double? value);
    public abstract BulkRows Text(string? value);
    public abstract BulkRows Id(Guid value);

    /// <summary>To be called once, after the last row.</summary>
    public abstract void End();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);

    private static string Names((string Name, char Kind)[] columns) => string.Join(", ", columns.Select(c => $"\"{c.Name}\""));

    private sealed class Prepared : BulkRows
    {
        private readonly sqlite3 _db;
        private readonly sqlite3_stmt _statement;
        private int _at;

        public Prepared(SqliteConnection connection, string table, (string Name, char Kind)[] columns)
        {
            _db = connection.Handle!;
            Check(raw.sqlite3_prepare_v2(_db, $"INSERT INTO {table} ({Names(columns)}) VALUES ({string.Join(',', columns.Select(_ => '?'))})", out _statement));
        }

        public override BulkRows Row()
        {
            if (_at > 0) Step();
            return this;
        }

        public override BulkRows Whole(int value) => Bound(raw.sqlite3_bind_int(_statement, ++_at, value));
        public override BulkRows Real(double? value) => Bound(value is { } v ? raw.sqlite3_bind_double(_statement, ++_at, v) : raw.sqlite3_bind_null(_statement, ++_at));
        public override BulkRows Text(string? value) => Bound(value is null ? raw.sqlite3_bind_null(_statement, ++_at) : raw.sqlite3_bind_text(_statement, ++_at, value));

        // As EF writes ids into SQLite.
        public override BulkRows Id(Guid value) => Bound(raw.sqlite3_bind_text(_statement, ++_at, value.ToString().ToUpperInvariant()));

        public override void End()
        {
            if (_at > 0) Step();
        }

        protected override void Dispose(bool disposing) => _statement.Dispose();

        private void Step()
        {
            var answer = raw.sqlite3_step(_statement);
            if (answer != raw.SQLITE_DONE) Check(answer);
            Check(raw.sqlite3_reset(_statement));
            _at = 0;
        }

        private Prepared Bound(int answer)
        {
            Check(answer);
            return this;
        }

        private void Check(int answer)
        {
            if (answer != raw.SQLITE_OK) throw new SqliteException(raw.sqlite3_errmsg(_db).utf8_to_string(), answer);
        }
    }

    private sealed class Copy(NpgsqlConnection connection, string table, (string Name, char Kind)[] columns) : BulkRows
    {
        private readonly NpgsqlBinaryImporter _copy = connection.BeginBinaryImport($"COPY {table} ({Names(columns)}) FROM STDIN (FORMAT BINARY)");

        public override BulkRows Row() { _copy.StartRow(); return this; }
        public override BulkRows Whole(int value) { _copy.Write(value, NpgsqlDbType.Integer); return this; }
        public override BulkRows Text(string? value) { if (value is null) _copy.WriteNull(); else _copy.Write(value, NpgsqlDbType.Text); return this; }
        public override BulkRows Real(double? value) { if (value is { } v) _copy.Write(v, NpgsqlDbType.Double); else _copy.WriteNull(); return this; }
        public override BulkRows Id(Guid value) { _copy.Write(value, NpgsqlDbType.Uuid); return this; }
        public override void End() => _copy.Complete();
        protected override void Dispose(bool disposing) => _copy.Dispose();
    }
}
