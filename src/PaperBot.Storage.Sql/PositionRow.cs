using System.Globalization;

namespace PaperBot.Storage.Sql;

internal sealed record PositionRow(string Id, string? Date, string File, string Location, long Ordinal)
{
    public EntryPosition ToPosition() => new(new(Id), Date is null ? null : DateOnly.ParseExact(Date, "O", CultureInfo.InvariantCulture), File, Location, (int)Ordinal);
}
